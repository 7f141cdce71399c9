package tidings.server.dashboard.delivery;

import tidings.server.dashboard.Tone;

/// The classes of response codes, each in words for whoever wonders what it means.
enum CodeClass {
    NONE("0", "No response", "The receiver could not be reached, or did not answer in time.", Tone.BAD),
    INFORMATIONAL("1xx", "Informational", "The receiver announced an answer that never came.", Tone.BAD),
    SUCCESS("2xx", "Success", "The receiver took the request. It is delivered.", Tone.GOOD),
    REDIRECTION(
            "3xx",
            "Redirection",
            "The receiver pointed to another address. Redirects are not followed, so it was not delivered.",
            Tone.WARNING),
    CLIENT_ERROR(
            "4xx",
            "Client error",
            "The receiver could not handle the request: it may expect another address, header or signature.",
            Tone.BAD),
    SERVER_ERROR("5xx", "Server error", "The request was valid, but the receiver failed on its side.", Tone.BAD);

    private final String text;
    private final String title;
    private final String explanation;
    private final Tone tone;

    CodeClass(String text, String title, String explanation, Tone tone) {
        this.text = text;
        this.title = title;
        this.explanation = explanation;
        this.tone = tone;
    }

    /// The class that a code belongs to; one that HTTP does not know counts as a fault of the receiver.
    static CodeClass of(int code) {
        return switch (code / 100) {
            case 0 -> NONE;
            case 1 -> INFORMATIONAL;
            case 2 -> SUCCESS;
            case 3 -> REDIRECTION;
            case 4 -> CLIENT_ERROR;
            default -> SERVER_ERROR;
        };
    }

    /// As filters name it.
    String text() {
        return text;
    }

    /// In a word or two.
    String title() {
        return title;
    }

    /// In a sentence.
    String explanation() {
        return explanation;
    }

    Tone tone() {
        return tone;
    }
}

package tidings.server.registration;

/// The kinds of dossiers of registrations, and the words for how they stand. They are stored and never change.
final class Kinds {
    static final String COMPANY = "company";
    static final String FORM_TOKEN = "form token";
    static final String MONITORING = "monitoring";
    static final String MONITORING_DAY = "monitoring day";

    /// It goes on.
    static final String OPEN = "OPEN";
    /// A monitoring that will be extended on its day.
    static final String EXTENDED = "EXTENDED";
    /// A monitoring that will end on its day.
    static final String ENDING = "ENDING";
    /// It is over, and goes for good in a while.
    static final String OVER = "OVER";

    private Kinds() {}
}

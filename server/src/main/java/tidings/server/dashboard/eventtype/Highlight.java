package tidings.server.dashboard.eventtype;

import io.quarkus.qute.RawString;

/// Colours JSON without changing a character of it: what is shown and copied is exactly the text that it was given.
public final class Highlight {
    private final String text;
    private final StringBuilder out;
    private int at;

    private Highlight(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() * 2);
    }

    /// The text as HTML in which keys, strings, numbers and literals are marked. Text that is no JSON comes out
    /// escaped and in part unmarked.
    public static RawString json(String text) {
        return new RawString(new Highlight(text).marked());
    }

    private String marked() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
            } else if (c == '-' || Character.isDigit(c)) {
                span("number", end("+-.0123456789eE"));
            } else if (Character.isLetter(c)) {
                span("literal", end("abcdefghijklmnopqrstuvwxyz"));
            } else {
                escape(at, at + 1);
                at++;
            }
        }
        return out.toString();
    }

    private void string() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end + 1, text.length());
        int next = end;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        boolean key = next < text.length() && text.charAt(next) == ':';
        span(key ? "key" : "string", end);
    }

    private int end(String characters) {
        int end = at + 1;
        while (end < text.length() && characters.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private void span(String style, int end) {
        out.append("<span class=\"").append(style).append("\">");
        escape(at, end);
        out.append("</span>");
        at = end;
    }

    private void escape(int from, int to) {
        for (int i = from; i < to; i++) {
            switch (text.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(text.charAt(i));
            }
        }
    }
}

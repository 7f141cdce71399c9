package tidings.server.dashboard;

/// How something stands, apart from its words: a colour and a shape, always both.
public enum Tone {
    GOOD("good", "check-circle"),
    BAD("bad", "cross-circle"),
    WARNING("warning", "triangle"),
    BUSY("busy", "clock"),
    INFO("info", "info"),
    QUIET("quiet", "ring");

    private final String style;
    private final String icon;

    Tone(String style, String icon) {
        this.style = style;
        this.icon = icon;
    }

    /// Its name in the stylesheet, after `tone-`.
    public String style() {
        return style;
    }

    /// Its name in `templates/tags/icon.html`.
    public String icon() {
        return icon;
    }
}

package tidings.server.dashboard.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// The spans of time that can be picked without giving dates.
enum Period {
    HOUR("1h", "Last hour", Duration.ofHours(1)),
    DAY("24h", "Last 24 hours", Duration.ofHours(24)),
    WEEK("7d", "Last 7 days", Duration.ofDays(7)),
    MONTH("30d", "Last 30 days", Duration.ofDays(30));

    /// In an address, says that dates are given.
    static final String CUSTOM = "custom";

    private final String text;
    private final String label;
    private final Duration length;

    Period(String text, String label, Duration length) {
        this.text = text;
        this.label = label;
        this.length = length;
    }

    static Optional<Period> of(String text) {
        return Arrays.stream(values())
                .filter(period -> period.text.equals(text))
                .findFirst();
    }

    /// As an address names it.
    String text() {
        return text;
    }

    /// As people read it.
    String label() {
        return label;
    }

    Duration length() {
        return length;
    }
}

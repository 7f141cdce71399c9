package tidings.events;

/// How risky something is, or that nobody checked.
public enum RiskLevel {
    VERY_LOW,
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH,
    NOT_CHECKED
}

package tidings.events;

/// The heading under which administrators find an event type.
public enum EventGroup {
    IDENTITY_VERIFICATION("Identity Verification"),
    AML_MONITORING("AML / Monitoring"),
    COMPANY("Company (KYB)"),
    OTHER_SERVICES("Other Services");

    private final String title;

    EventGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

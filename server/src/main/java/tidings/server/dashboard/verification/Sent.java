package tidings.server.dashboard.verification;

import tidings.server.dashboard.delivery.DeliveryRow;

/// A webhook of a verification.
///
/// @param dialog the id of the dialog that asks whether to send it again
public record Sent(DeliveryRow row, String dialog) {
    static Sent of(DeliveryRow row) {
        return new Sent(row, "resend-" + row.id());
    }

    /// Where sending it again is asked for.
    public String resendPath() {
        return "/deliveries/" + row.id() + "/resend";
    }
}

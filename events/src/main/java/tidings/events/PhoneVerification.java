package tidings.events;

import static java.util.Objects.requireNonNull;

/// Whether the person confirmed a telephone number, given in E.164 form.
public record PhoneVerification(String phone, boolean phoneVerified) {

    public PhoneVerification {
        requireNonNull(phone, "phone");
    }

    @Override
    public String toString() {
        return "PhoneVerification[masked]";
    }
}

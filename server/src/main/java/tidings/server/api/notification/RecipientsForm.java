package tidings.server.api.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tidings.engine.Recipients;
import tidings.sender.http.HeaderRules;
import tidings.server.api.fields.Fields;
import tidings.server.api.fields.Given;
import tidings.server.api.notification.NotificationEdit.RecipientsEdit;
import tidings.server.mail.MailAddress;

/// Reads the part of a notification that says who gets its e-mails.
final class RecipientsForm {
    static final String WANTED =
            "1 to " + Recipients.MAX + " different plain e-mail addresses with commas between them, such as "
                    + "ops@company.example, kyc@company.example";

    /// What only a webhook has. An answer shows them as missing, and may be sent back.
    private static final List<String> OF_WEBHOOKS = List.of("signingKey", "oauth", "timeoutSeconds");

    private RecipientsForm() {}

    static RecipientsEdit read(Fields fields) {
        OF_WEBHOOKS.forEach(name -> refuse(fields, name));
        if (fields.objects("headers", HeaderRules.MAX_HEADERS)
                        instanceof Given.Value<List<Fields>>(List<Fields> headers)
                && !headers.isEmpty()) {
            fields.fault("headers", "An e-mail has none of these; they belong to the type WEBHOOK.");
        }
        return new RecipientsEdit(
                fields.text("receiver", WANTED, RecipientsForm::addresses), fields.flag("includeBody"));
    }

    private static void refuse(Fields fields, String name) {
        if (fields.value(name, "null", Optional::of) instanceof Given.Value) {
            fields.fault(name, "An e-mail has none of this; it belongs to the type WEBHOOK.");
        }
    }

    /// Each is one plain address, so nothing in it can end a header or begin another recipient.
    static Optional<List<String>> addresses(String text) {
        List<String> addresses = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            String address = part.strip();
            if (MailAddress.parse(address).isEmpty() || !seen.add(address.toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            addresses.add(address);
        }
        return addresses.size() <= Recipients.MAX ? Optional.of(addresses) : Optional.empty();
    }
}

package tidings.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notifications that send e-mails, over real SMTP.
final class EMailTest {
    @TempDir
    Path data;

    @Test
    void aSummaryReachesAllRecipientsAsOneDelivery() throws Exception {
        GreenMail mailServer = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        mailServer.start();
        String url = "smtp://127.0.0.1:" + mailServer.getSmtp().getPort();
        try (Tidings tidings = Tidings.start(Setup.closed(data)
                        .with("TIDINGS_SMTP_URL", url)
                        .with("TIDINGS_MAIL_FROM", "sender@tidings.example"));
                Subscription subscription = tidings.api()
                        .subscribe(Webhook.to("ops@a.example, kyc@b.example", "IDENTIFICATION")
                                .byEMail())) {
            String scanRef = Events.newScanRef();
            tidings.api().publish(Events.event("IDENTIFICATION_MANUAL_FINISHED", Events.identification(scanRef)));

            JsonNode delivery = tidings.api().awaitDelivery("scanRef=" + scanRef, "DELIVERED");
            assertThat(Api.codes(delivery)).isEqualTo(List.of(250));
            MimeMessage mail = mailServer.getReceivedMessages()[0];
            assertThat(mailServer.getReceivedMessages()).hasSize(2);
            assertThat(mail.getAllRecipients()).hasSize(2);
            assertThat(mail.getSubject()).isEqualTo("Tidings: ID VERIFICATION (Legacy) - " + scanRef);
            assertThat(GreenMailUtil.getBody(mail).replace("=\r\n", ""))
                    .contains(scanRef, "/deliveries/" + delivery.path("id").asText())
                    .doesNotContain("docFirstName");
            assertThat(tidings.api()
                            .post(subscription.path() + "/test", "{}")
                            .json()
                            .path("code")
                            .asInt())
                    .isEqualTo(250);
        } finally {
            mailServer.stop();
        }
    }

    @Test
    void withoutAMailServerADeliveryFailsAndSaysWhy() {
        try (Tidings tidings = Tidings.start(Setup.closed(data));
                Subscription _ = tidings.api()
                        .subscribe(Webhook.to("ops@a.example", "COMPANY_DELETE").byEMail())) {
            tidings.api().publish(Events.numbered("company", 1));

            JsonNode delivery = tidings.api().awaitDelivery("scanRef=company", "FAILED");
            assertThat(Api.codes(delivery)).isEqualTo(List.of(0));
            assertThat(Api.lastFailure(delivery)).contains("MAIL_NOT_CONFIGURED");
        }
    }
}

package tidings.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tidings.server.files.SignedLinks.Opens;
import tidings.server.files.SignedLinks.Said;
import tidings.verification.Upload.StoredFile;

final class SignedLinksTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final StoredFile FILE = new StoredFile("FRONT-0a1b", "image/png", 10);

    private Instant now = NOW;
    private final SignedLinks links = links("key");

    private SignedLinks links(String key) {
        return new SignedLinks(
                URI.create("https://tidings.example.com/below"),
                new SecretKeySpec(key.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256"),
                () -> now);
    }

    private static Said said(URI link) {
        String[] path = link.getPath().split("/");
        return new Said(
                path[path.length - 2], path[path.length - 1], parameter(link, 0), Long.parseLong(parameter(link, 1)));
    }

    private static String parameter(URI link, int number) {
        return link.getQuery().split("&")[number].split("=", 2)[1];
    }

    private static String signature(URI link) {
        return parameter(link, 2);
    }

    @Test
    void endsInTheNameOfTheStep() {
        URI link = links.to("ref", "FRONT", FILE);

        assertThat(link.toString())
                .startsWith("https://tidings.example.com/below/files/ref/FRONT.png?file=FRONT-0a1b&expires=1772370000");
        assertThat(links.to("ref", "UTILITY_BILL", new StoredFile("UTILITY_BILL-1", "application/pdf", 1))
                        .getPath())
                .endsWith("/UTILITY_BILL.pdf");
    }

    @Test
    void opensItsFileForAnHour() {
        URI link = links.to("ref", "FRONT", FILE);

        assertThat(links.check(said(link), signature(link))).isEqualTo(new Opens.ThatFile(FileType.PNG));
        now = NOW.plus(Duration.ofHours(1)).minusSeconds(1);
        assertThat(links.check(said(link), signature(link))).isEqualTo(new Opens.ThatFile(FileType.PNG));
        now = NOW.plus(Duration.ofHours(1));
        assertThat(links.check(said(link), signature(link))).isEqualTo(new Opens.NothingAnyMore());
    }

    @Test
    void opensNothingElse() {
        URI link = links.to("ref", "FRONT", FILE);
        Said said = said(link);
        long expires = said.expires();

        assertThat(links.check(new Said("other", said.name(), said.file(), expires), signature(link)))
                .isEqualTo(new Opens.Nothing());
        assertThat(links.check(new Said("ref", "FRONT.pdf", said.file(), expires), signature(link)))
                .isEqualTo(new Opens.Nothing());
        assertThat(links.check(new Said("ref", said.name(), "BACK-0a1b", expires), signature(link)))
                .isEqualTo(new Opens.Nothing());
        assertThat(links.check(new Said("ref", said.name(), said.file(), expires + 1), signature(link)))
                .isEqualTo(new Opens.Nothing());
        assertThat(links.check(said, "")).isEqualTo(new Opens.Nothing());
        assertThat(links("another").check(said, signature(link))).isEqualTo(new Opens.Nothing());
    }
}

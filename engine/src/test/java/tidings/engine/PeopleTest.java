package tidings.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
    private static final WorkspaceId BANK = new WorkspaceId(2);
    private static final User ADA =
            new User(new UserId(1), " Ada@Bank.Example", "Ada Lovelace", "$argon2id$x", Map.of(), NOON);

    @Test
    void anAddressIsComparedInLowerCase() {
        assertThat(ADA.email()).isEqualTo("ada@bank.example");
        assertThat(new User(ADA.id(), "ada@bank.example", ADA.name(), "$argon2id$x", Map.of(), NOON))
                .isEqualTo(ADA);
    }

    @Test
    void aUserHasARoleInEachWorkspace() {
        User reviewer = ADA.as(Role.VIEWER, BANK).as(Role.REVIEWER, BANK).as(Role.ADMIN, new WorkspaceId(1));

        assertThat(reviewer.role(BANK)).contains(Role.REVIEWER);
        assertThat(reviewer.workspaces()).containsExactly(new WorkspaceId(1), BANK);
        assertThat(reviewer.without(BANK).role(BANK)).isEmpty();
    }

    @Test
    void anApiKeyExpiresWhenItsTimeHasCome() {
        ApiKey key = new ApiKey("k1", BANK, "Main", "aa", ApiKey.Scope.FULL, NOON, NOON.plusSeconds(1));

        assertThat(key.expired(NOON)).isFalse();
        assertThat(key.expired(NOON.plusSeconds(1))).isTrue();
        assertThat(new ApiKey("k1", BANK, "Main", "aa", ApiKey.Scope.FULL, NOON, null).expired(Instant.MAX))
                .isFalse();
    }

    @Test
    void nobodyReadsFromALogWhoItWas() {
        assertThat(ADA.toString()
                        + Actor.of(ADA)
                        + new UserSession("hash", ADA.id(), BANK, "Firefox", NOON, NOON)
                        + new Ticket("hash", ADA.id(), Ticket.Kind.INVITATION, NOON)
                        + new ApiKey("k1", BANK, "Main", "hash", ApiKey.Scope.FULL, NOON, null))
                .doesNotContainIgnoringCase("ada@")
                .doesNotContain("Lovelace", "argon2id", "hash", "Firefox");
    }
}

package tidings.events;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of a bank verification, as an event of its own or within an identification.
public record BankVerification(
        String id,
        @Nullable String country,
        @Nullable String bank,
        @Nullable List<Account> accounts,
        @Nullable RiskLevel riskLevel)
        implements Payload {

    /// One account.
    public record Account(
            String id,
            @Nullable String name,
            @Nullable String iban,
            String currency,
            @Nullable Balances balancesOverview,
            @Nullable BigDecimal transactionsCount) {

        public Account {
            requireNonNull(id, "id");
            requireNonNull(currency, "currency");
        }

        @Override
        public String toString() {
            return "Account[masked]";
        }
    }

    /// The balances of an account.
    public record Balances(
            @Nullable BigDecimal bookedBalance, @Nullable BigDecimal availableBalance) {

        @Override
        public String toString() {
            return "Balances[masked]";
        }
    }

    public BankVerification {
        requireNonNull(id, "id");
        accounts = Frozen.listOrNull(accounts);
    }

    @Override
    public String toString() {
        return "BankVerification[id=" + id + "]";
    }
}

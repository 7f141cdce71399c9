package tidings.server.dashboard.verification;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.engine.WorkspaceId;
import tidings.server.dashboard.Option;
import tidings.server.dashboard.Typed;
import tidings.server.dashboard.verification.VerificationList.Tab;
import tidings.server.verification.Search;
import tidings.server.verification.Standing;

/// Which verifications the address of the list names. What is not known there is passed over.
///
/// @param group the standings that are shown
/// @param trait what is searched by
/// @param text what it must be; empty means that nothing is searched
record VerificationQuery(Group group, Trait trait, String text) {
    private static final int LONGEST = 200;

    /// Standings that a tab of the list shows.
    enum Group {
        ALL("", "All"),
        RUNNING("running", "In progress"),
        REVIEWING("reviewing", "Waiting for a review"),
        APPROVED("approved", "Approved"),
        SUSPECTED("suspected", "Suspected"),
        DENIED("denied", "Denied"),
        EXPIRED("expired", "Expired"),
        CANCELLED("cancelled", "Cancelled");

        private final String word;
        private final String label;

        Group(String word, String label) {
            this.word = word;
            this.label = label;
        }

        /// None means all of them.
        private Set<Standing> standings() {
            return switch (this) {
                case ALL -> Set.of();
                case RUNNING -> Set.of(Standing.WAITING, Standing.COLLECTING, Standing.CHECKING, Standing.UPDATING);
                case REVIEWING -> Set.of(Standing.REVIEWING);
                case APPROVED -> Set.of(Standing.APPROVED);
                case SUSPECTED -> Set.of(Standing.SUSPECTED);
                case DENIED -> Set.of(Standing.DENIED);
                case EXPIRED -> Set.of(Standing.EXPIRED);
                case CANCELLED -> Set.of(Standing.CANCELLED);
            };
        }
    }

    /// What verifications are searched by.
    enum Trait {
        SCAN_REF("scanRef", "scanRef"),
        CLIENT_ID("clientId", "clientId"),
        EXTERNAL_REF("externalRef", "externalRef"),
        DOCUMENT_NUMBER("documentNumber", "Document number"),
        PERSONAL_CODE("personalCode", "Personal code");

        private final String word;
        private final String label;

        Trait(String word, String label) {
            this.word = word;
            this.label = label;
        }

        String word() {
            return word;
        }

        static List<Option> options() {
            return Arrays.stream(values())
                    .map(trait -> new Option(trait.word, trait.label))
                    .toList();
        }
    }

    static VerificationQuery read(@Nullable String standing, @Nullable String by, @Nullable String text) {
        String typed = Typed.line(text);
        return new VerificationQuery(
                Arrays.stream(Group.values())
                        .filter(group -> group.word.equals(Typed.line(standing)))
                        .findFirst()
                        .orElse(Group.ALL),
                Arrays.stream(Trait.values())
                        .filter(trait -> trait.word.equals(Typed.line(by)))
                        .findFirst()
                        .orElse(Trait.SCAN_REF),
                typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed);
    }

    boolean restricted() {
        return group != Group.ALL || !text.isEmpty();
    }

    /// The scanRef that is searched for, of which there is one at most.
    Optional<String> scanRef() {
        return trait == Trait.SCAN_REF && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    boolean takes(Standing standing) {
        return group.standings().isEmpty() || group.standings().contains(standing);
    }

    Search search(WorkspaceId workspace) {
        Search all = Search.all(workspace).in(group.standings());
        if (text.isEmpty()) {
            return all;
        }
        return switch (trait) {
            case SCAN_REF -> all;
            case CLIENT_ID -> all.by(new Search.By.ClientId(text));
            case EXTERNAL_REF -> all.by(new Search.By.ExternalRef(text));
            case DOCUMENT_NUMBER -> all.by(new Search.By.DocumentNumber(text));
            case PERSONAL_CODE -> all.by(new Search.By.PersonalCode(text));
        };
    }

    List<Tab> tabs() {
        List<Tab> tabs = new ArrayList<>();
        for (Group one : Group.values()) {
            tabs.add(new Tab(one.label, new VerificationQuery(one, trait, text).path(), one == group));
        }
        return tabs;
    }

    String standing() {
        return group.word;
    }

    /// The path and query of the list.
    String path(String... more) {
        String query = Stream.concat(Stream.of(address()), Stream.of(more))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/verifications" : "/verifications?" + query;
    }

    private String address() {
        String by = text.isEmpty() ? "" : "by=" + trait.word + "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        return Stream.of(group.word.isEmpty() ? "" : "standing=" + group.word, by)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
    }

    /// Leaves out who is searched for.
    @Override
    public String toString() {
        return "VerificationQuery[" + group + ", " + trait + "]";
    }
}

package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Anti-money-laundering results in the newer form, of a person or a company. Identification events may leave out the
/// id; the others never do.
public record AmlCheck(
        @Nullable String id,
        @Nullable AmlVerdict overallStatus,
        @Nullable Manager statusSetBy,
        @Nullable Instant statusSetAt,
        @Nullable List<Media> adverseMedia,
        @Nullable List<Hit> amlCheck) {

    /// A list that a profile is on.
    public enum Dataset {
        PEP,
        PEP_CURRENT,
        PEP_FORMER,
        PEP_LINKED,
        SAN,
        SAN_CURRENT,
        SAN_FORMER,
        INS,
        RRE,
        DD,
        POI,
        REL,
        GRI,
        SOE,
        SOE_CURRENT,
        SOE_FORMER
    }

    /// The rank of a politically exposed person: senior, middle, junior.
    public enum PepTier {
        PEP_TIER_1,
        PEP_TIER_2,
        PEP_TIER_3
    }

    /// A listed person or company.
    public record Hit(
            String resourceId,
            @Nullable String name,
            String match,
            @Nullable Integer score,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer version,

            List<Dataset> datasets,
            @Nullable List<Address> addresses,
            @Nullable List<String> datesOfBirth,
            @Nullable String gender,
            @Nullable List<String> nationalities,
            @Nullable List<String> countries,
            @Nullable List<Integer> currentSanBodyIds,
            @Nullable List<Integer> formerSanBodyIds,
            @Nullable PepTier pepTier,
            @Nullable String profileImage) {

        public Hit {
            requireNonNull(resourceId, "resourceId");
            requireNonNull(match, "match");
            datasets = Frozen.list(datasets);
            addresses = Frozen.listOrNull(addresses);
            datesOfBirth = Frozen.listOrNull(datesOfBirth);
            nationalities = Frozen.listOrNull(nationalities);
            countries = Frozen.listOrNull(countries);
            currentSanBodyIds = Frozen.listOrNull(currentSanBodyIds);
            formerSanBodyIds = Frozen.listOrNull(formerSanBodyIds);
        }

        @Override
        public String toString() {
            return "Hit[masked]";
        }
    }

    /// An address on a profile.
    public record Address(@Nullable String city, @Nullable String geography) {

        @Override
        public String toString() {
            return "Address[masked]";
        }
    }

    /// An article.
    public record Media(
            @Nullable String title,
            String url,
            @Nullable String text,
            @Nullable String score,
            @Nullable String type,
            @Nullable String publishDate,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Comment comment) {

        public Media {
            requireNonNull(url, "url");
        }

        @Override
        public String toString() {
            return "Media[masked]";
        }
    }

    /// A note that a person left on an article.
    public record Comment(int id, Manager manager, String content, Subject type, Instant created) {

        /// What a note is about.
        public enum Subject {
            ADVERSE_MEDIA,
            AML_PROFILE
        }

        public Comment {
            requireNonNull(manager, "manager");
            requireNonNull(content, "content");
            requireNonNull(type, "type");
            requireNonNull(created, "created");
        }

        @Override
        public String toString() {
            return "Comment[masked]";
        }
    }

    public AmlCheck {
        adverseMedia = Frozen.listOrNull(adverseMedia);
        amlCheck = Frozen.listOrNull(amlCheck);
    }

    @Override
    public String toString() {
        return "AmlCheck[masked]";
    }
}

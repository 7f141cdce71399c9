package tidings.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// One hit of an anti-money-laundering check in the older form: a listed name or a news article. The wire has no mark
/// for which it is, so the keys tell; a row that has none of either is a name row.
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION, defaultImpl = AmlRow.ListedName.class)
@JsonSubTypes({@JsonSubTypes.Type(AmlRow.ListedName.class), @JsonSubTypes.Type(AmlRow.Article.class)})
public sealed interface AmlRow {

    /// The kind of list.
    enum Suspicion {
        PEPS,
        SANCTION,
        INTERPOL,
        ADVERSE_MEDIA,
        OTHER
    }

    /// How an article speaks of the subject.
    enum Tone {
        NEGATIVE
    }

    /// A name on a list. The score runs from 0 to 100.
    record ListedName(
            @Nullable String name,
            @Nullable String surname,
            @Nullable String nationality,
            @Nullable String dob,
            @Nullable Suspicion suspicion,
            @Nullable String reason,
            @Nullable String listNumber,
            @Nullable String listName,
            @Nullable Integer score,
            @Nullable String lastUpdate,
            @Nullable String exitDate,
            @Nullable Boolean isPerson,
            @Nullable Boolean isActive,
            @Nullable String linkedDocument,
            @Nullable Integer pepLevel,
            @Nullable String category,
            @Nullable String otherInformation,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean whitelisted,

            @Nullable String checkDate)
            implements AmlRow {

        @Override
        public String toString() {
            return "ListedName[masked]";
        }
    }

    /// A news article. The wire writes its score as text.
    record Article(
            @Nullable String score,
            @Nullable String title,
            @Nullable String url,
            @Nullable String text,
            @Nullable Tone type,
            @Nullable String publishDate,
            @Nullable String checkDate)
            implements AmlRow {

        @Override
        public String toString() {
            return "Article[masked]";
        }
    }
}

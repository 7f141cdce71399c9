package tidings.verification;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentExpiration;
import tidings.events.DocumentExpiration.Threshold;
import tidings.events.Identification;
import tidings.events.Identification.StepMethod;
import tidings.events.IdentificationStatus;

/// Writes what is told of a verification. Of one that expired or was called off nothing is processed, so its
/// body names it and holds no result, no data and no file. Stateless and thread-safe.
public final class Outcomes {
    private static final Set<Step> PICTURES = Set.of(Step.FRONT, Step.BACK, Step.FACE);
    private static final String PDF = "application/pdf";

    private final Links links;

    /// @param links where the files can be fetched
    public Outcomes(Links links) {
        this.links = links;
    }

    /// The body of any identification event, as the verification stands.
    ///
    /// @param isFinal whether no other is expected to follow
    public Identification identification(Verification v, boolean isFinal) {
        Visit visit = v.visit();
        ManualReview manual = v.manual();
        boolean processed = isProcessed(v);
        return new Identification(
                isFinal,
                visit == null ? null : visit.platform(),
                status(v, processed),
                processed ? OutcomeData.of(v) : OutcomeData.NONE,
                processed ? fileUrls(v) : Map.of(),
                processed ? pdfUrls(v) : Map.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                v.scanRef(),
                v.terms().externalRef(),
                v.terms().clientId(),
                null,
                null,
                visit == null ? null : visit.startedAt().getEpochSecond(),
                finishTime(v),
                visit == null ? null : visit.ip(),
                null,
                null,
                null,
                processed && manual != null ? manual.address() : null,
                processed && manual != null && manual.addressMatch(),
                null,
                null,
                null,
                null,
                processed ? methods(v) : null,
                null);
    }

    /// The body that tells of a document's expiry.
    static DocumentExpiration expiration(Verification v, ExpiryWatch watch, Threshold threshold) {
        return new DocumentExpiration(
                v.scanRef(), v.terms().clientId(), threshold, watch.expires().toString());
    }

    /// The links to all photos that were uploaded, by the wire's names.
    public Map<String, String> fileUrls(Verification v) {
        return urls(v, false);
    }

    /// The links to the documents of additional steps, by the wire's names.
    public Map<String, String> pdfUrls(Verification v) {
        return urls(v, true);
    }

    /// The result in detail.
    public static IdentificationStatus status(Verification v) {
        return status(v, isProcessed(v));
    }

    private static IdentificationStatus status(Verification v, boolean processed) {
        AutoReview auto = processed ? v.auto() : null;
        ManualReview manual = processed ? v.manual() : null;
        return new IdentificationStatus(
                Overall.of(v),
                List.of(),
                manual == null ? List.of() : manual.denyReasons(),
                manual != null ? sorted(manual.fraudTags()) : auto == null ? List.of() : sorted(auto.fraudTags()),
                manual != null ? sorted(manual.mismatchTags()) : auto == null ? List.of() : sorted(auto.mismatchTags()),
                auto == null ? null : auto.face(),
                manual == null ? null : manual.face(),
                auto == null ? null : auto.document(),
                manual == null ? null : manual.document(),
                manual == null ? null : manual.additionalSteps(),
                null,
                null,
                null,
                null);
    }

    private static boolean isProcessed(Verification v) {
        return !(v.stage() instanceof Stage.Expired) && !(v.stage() instanceof Stage.Cancelled);
    }

    /// When the machine was done, or when it was certain that it would not begin.
    private static @Nullable Long finishTime(Verification v) {
        Instant finish = switch (v.stage()) {
            case Stage.Expired(Instant at) -> at;
            case Stage.Cancelled(Instant at) -> at;
            case Stage.Waiting _,
                    Stage.Collecting _,
                    Stage.Checking _,
                    Stage.Reviewing _,
                    Stage.Decided _,
                    Stage.Updating _ -> reviewedAt(v);
        };
        return finish == null ? null : finish.getEpochSecond();
    }

    private static @Nullable Instant reviewedAt(Verification v) {
        AutoReview auto = v.auto();
        ManualReview manual = v.manual();
        return auto != null ? auto.at() : manual != null ? manual.at() : null;
    }

    private Map<String, String> urls(Verification v, boolean pdf) {
        Map<String, String> urls = new LinkedHashMap<>();
        v.uploads().forEach((step, upload) -> {
            boolean isPdf =
                    !PICTURES.contains(step) && upload.file().mediaType().equals(PDF);
            if (isPdf == pdf) {
                urls.put(
                        step.name(),
                        links.to(v.scanRef(), step.name(), upload.file()).toASCIIString());
            }
        });
        return urls;
    }

    /// The additional steps and how each is done; absent when there are none. A utility bill is compared with
    /// the address when the partner gave one.
    private static @Nullable Map<String, StepMethod> methods(Verification v) {
        Choice choice = v.choice();
        if (choice == null) {
            return null;
        }
        Map<Step, StepTerms> own = v.terms().stepsFor(choice.country(), choice.document());
        StepMethod bill = v.terms().claims().address() == null ? StepMethod.UPLOAD : StepMethod.COMPARE;
        Map<String, StepMethod> methods = new LinkedHashMap<>();
        for (Step step : Journey.additional(v.terms(), choice)) {
            StepTerms terms = own.get(step);
            methods.put(step.name(), terms == null ? bill : terms.method());
        }
        return methods.isEmpty() ? null : methods;
    }

    private static <E extends Enum<E>> List<E> sorted(Collection<E> tags) {
        return tags.stream().sorted().toList();
    }
}

package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything that can happen. The constants' names are the wire's names: the values of the header [#HEADER], since a
/// body does not say which event it belongs to.
///
/// Twenty types are offered in the vendor's dashboard; `VIDEO_CALL_FINISHED`, `AGE_ESTIMATION` and
/// `BANK_CARD_VERIFICATION_COMPLETED` are known only from its interface description.
public enum EventType {
    IDENTIFICATION(
            "ID VERIFICATION (Legacy)",
            EventGroup.IDENTITY_VERIFICATION,
            Identification.class,
            "Every outcome of an identity verification in one notification. Superseded by the specific events below."),
    IDENTIFICATION_AUTO_FINISHED(
            "ID VERIFICATION AUTO FINISHED",
            EventGroup.IDENTITY_VERIFICATION,
            Identification.class,
            "The automatic review is done. When a manual review follows, \"final\" is false."),
    IDENTIFICATION_MANUAL_FINISHED(
            "ID VERIFICATION MANUAL FINISHED",
            EventGroup.IDENTITY_VERIFICATION,
            Identification.class,
            "A person approved or denied the verification."),
    IDENTIFICATION_EXPIRED(
            "ID VERIFICATION EXPIRED",
            EventGroup.IDENTITY_VERIFICATION,
            Identification.class,
            "The token or the session ran out before the verification was complete."),
    IDENTIFICATION_CANCELLED(
            "ID VERIFICATION CANCELED",
            EventGroup.IDENTITY_VERIFICATION,
            Identification.class,
            "The person or the system called the verification off; nothing was processed."),
    IDENTIFICATION_RESUBMITTED(
            "ID VERIFICATION RESUBMITTED",
            EventGroup.IDENTITY_VERIFICATION,
            Identification.class,
            "The person sent what a request for more information asked for."),
    DOCUMENT_EXPIRATION(
            "DOCUMENT EXPIRATION",
            EventGroup.IDENTITY_VERIFICATION,
            DocumentExpiration.class,
            "A verified person's document expires in 30, 7 or 1 days, or has expired."),
    FACIAL_AUTHENTICATION(
            "FACIAL AUTHENTICATION",
            EventGroup.IDENTITY_VERIFICATION,
            FacialAuthentication.class,
            "A facial authentication succeeded, failed or ran out."),
    VIDEO_CALL_FINISHED(
            "VIDEO CALL FINISHED",
            EventGroup.IDENTITY_VERIFICATION,
            VideoCallFinished.class,
            "A video call ended. The body of this event is not described anywhere."),
    AGE_ESTIMATION(
            "AGE ESTIMATION",
            EventGroup.IDENTITY_VERIFICATION,
            AgeEstimation.class,
            "An age estimation came to its end, by the estimate itself or by a document."),
    AML_MONITORING(
            "AML MONITORING",
            EventGroup.AML_MONITORING,
            AmlMonitoring.class,
            "A monitored person or company was checked, accepted or declined."),
    AML_MONITORING_EXPIRATION(
            "AML MONITORING EXPIRATION",
            EventGroup.AML_MONITORING,
            AmlMonitoringExpiration.class,
            "Monitorings of the account are about to end or have ended; the event counts them."),
    COMPANY_REVIEW(
            "COMPANY REVIEW", EventGroup.COMPANY, CompanyReview.class, "The verification of a company was decided."),
    COMPANY_DELETE("COMPANY DELETE", EventGroup.COMPANY, CompanyDelete.class, "A company was deleted."),
    COMPANY_AML_REVIEW(
            "COMPANY AML REVIEW",
            EventGroup.COMPANY,
            CompanyAmlReview.class,
            "A person set the anti-money-laundering verdict of a company or of someone behind it."),
    COMPANY_INFO_REQUEST(
            "COMPANY INFO REQUEST",
            EventGroup.COMPANY,
            CompanyInfoRequest.class,
            "A company was asked for more information, or the token of its form expired."),
    COMPANY_EXPIRATION(
            "COMPANY EXPIRATION",
            EventGroup.COMPANY,
            CompanyExpiration.class,
            "The verification of a company is about to end or has ended."),
    COMPANY_SUBMIT("COMPANY SUBMIT", EventGroup.COMPANY, CompanySubmit.class, "A company submitted its form."),
    ACCOUNT_CHECK(
            "ACCOUNT CHECK",
            EventGroup.OTHER_SERVICES,
            AccountCheck.class,
            "A check of a person's social-media accounts is done."),
    GOV_ORDERED_DOCUMENT(
            "GOV ORDERED DOCUMENT",
            EventGroup.OTHER_SERVICES,
            GovOrderedDocument.class,
            "A document ordered from a government register arrived or changed its state."),
    SOS_REPORT(
            "SOS_REPORT",
            EventGroup.OTHER_SERVICES,
            SosReport.class,
            "A filing report of a Secretary of State of the United States arrived."),
    BANK_VERIFICATION(
            "BANK_VERIFICATION", EventGroup.OTHER_SERVICES, BankVerification.class, "A bank verification is done."),
    BANK_CARD_VERIFICATION_COMPLETED(
            "BANK CARD VERIFICATION COMPLETED",
            EventGroup.OTHER_SERVICES,
            BankCardVerification.class,
            "A bank card verification is done.");

    /// The request header that carries the wire name, where no other is configured.
    public static final String HEADER = "Idenfy-Event-Type";

    private static final Map<String, EventType> BY_WIRE_NAME =
            Stream.of(values()).collect(toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String displayName;
    private final EventGroup group;
    private final Class<? extends Payload> payloadType;
    private final String description;

    EventType(String displayName, EventGroup group, Class<? extends Payload> payloadType, String description) {
        this.displayName = displayName;
        this.group = group;
        this.payloadType = payloadType;
        this.description = description;
    }

    public static Optional<EventType> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    public String wireName() {
        return name();
    }

    /// The name that the dashboard shows.
    public String displayName() {
        return displayName;
    }

    public EventGroup group() {
        return group;
    }

    /// When the event is sent, in a sentence or two.
    public String description() {
        return description;
    }

    /// Whether the specific events should be used instead.
    public boolean deprecated() {
        return this == IDENTIFICATION;
    }

    public Class<? extends Payload> payloadType() {
        return payloadType;
    }

    /// The JSON Schema (2020-12) of the body: one document that refers to nothing outside itself.
    public String schema() {
        return requireNonNull(Documents.SCHEMAS.get(this));
    }

    /// A complete and valid body, with invented people.
    public String sample() {
        return requireNonNull(Documents.SAMPLES.get(this));
    }

    /// Whether a notification for this type is sent when `occurred` happens. The legacy type covers every
    /// identification event, and its deliveries say [#IDENTIFICATION] whatever happened.
    public boolean covers(EventType occurred) {
        return this == occurred || (this == IDENTIFICATION && occurred.payloadType == Identification.class);
    }

    /// The types whose notifications are sent when this event happens: the inverse of [#covers].
    public Set<EventType> coveredBy() {
        return payloadType == Identification.class ? EnumSet.of(IDENTIFICATION, this) : EnumSet.of(this);
    }

    /// The top-level property of the body that names its subject: events of one subject keep their order. Its value may
    /// be null where the schema says so. Empty for an event that is about the whole account.
    public Optional<String> subjectField() {
        return switch (this) {
            case IDENTIFICATION,
                    IDENTIFICATION_AUTO_FINISHED,
                    IDENTIFICATION_MANUAL_FINISHED,
                    IDENTIFICATION_EXPIRED,
                    IDENTIFICATION_CANCELLED,
                    IDENTIFICATION_RESUBMITTED,
                    DOCUMENT_EXPIRATION,
                    FACIAL_AUTHENTICATION,
                    VIDEO_CALL_FINISHED,
                    AGE_ESTIMATION,
                    ACCOUNT_CHECK -> Optional.of("scanRef");
            case AML_MONITORING -> Optional.of("monitoringId");
            case AML_MONITORING_EXPIRATION -> Optional.empty();
            case COMPANY_DELETE, COMPANY_AML_REVIEW, COMPANY_INFO_REQUEST -> Optional.of("companyId");
            case COMPANY_REVIEW,
                    COMPANY_EXPIRATION,
                    COMPANY_SUBMIT,
                    GOV_ORDERED_DOCUMENT,
                    SOS_REPORT,
                    BANK_VERIFICATION,
                    BANK_CARD_VERIFICATION_COMPLETED -> Optional.of("id");
        };
    }

    /// The top-level property of the body that holds the partner's own name for the subject, where the body has one.
    public Optional<String> clientIdField() {
        return switch (this) {
            case IDENTIFICATION,
                    IDENTIFICATION_AUTO_FINISHED,
                    IDENTIFICATION_MANUAL_FINISHED,
                    IDENTIFICATION_EXPIRED,
                    IDENTIFICATION_CANCELLED,
                    IDENTIFICATION_RESUBMITTED,
                    DOCUMENT_EXPIRATION,
                    FACIAL_AUTHENTICATION,
                    VIDEO_CALL_FINISHED,
                    AGE_ESTIMATION,
                    COMPANY_REVIEW,
                    COMPANY_AML_REVIEW,
                    COMPANY_SUBMIT,
                    ACCOUNT_CHECK -> Optional.of("clientId");
            case AML_MONITORING,
                    AML_MONITORING_EXPIRATION,
                    COMPANY_DELETE,
                    COMPANY_INFO_REQUEST,
                    COMPANY_EXPIRATION,
                    GOV_ORDERED_DOCUMENT,
                    SOS_REPORT,
                    BANK_VERIFICATION,
                    BANK_CARD_VERIFICATION_COMPLETED -> Optional.empty();
        };
    }

    /// The schemas and samples, read once and only when someone asks: signing and routing need neither.
    private static final class Documents {

        static final Map<EventType, String> SCHEMAS = load("schema", Documents::schemaFile);
        static final Map<EventType, String> SAMPLES = load("sample", EventType::wireName);

        /// The six identification events share one body, so they share one schema.
        private static String schemaFile(EventType type) {
            return type.payloadType == Identification.class ? IDENTIFICATION.wireName() : type.wireName();
        }

        private static Map<EventType, String> load(String folder, Function<EventType, String> file) {
            Map<EventType, String> texts = new EnumMap<>(EventType.class);
            for (EventType type : values()) {
                texts.put(type, text(folder + "/" + file.apply(type) + ".json"));
            }
            return texts;
        }

        private static String text(String resource) {
            try (InputStream in = EventType.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the resource " + resource + " is missing beside EventType");
                }
                return new String(in.readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the resource " + resource, e);
            }
        }
    }
}

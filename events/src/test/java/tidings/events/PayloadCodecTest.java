package tidings.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PayloadCodecTest {

    /// What a record may print, because it is the system's own name for something and tells nothing of a person.
    private static final Set<String> PRINTED =
            Set.of("scanRef", "id", "companyId", "monitoringId", "serviceName", "serviceGroupType", "uid");

    @ParameterizedTest
    @EnumSource
    void aPayloadWithoutItsOptionalValuesStillMatchesItsSchema(EventType type) {
        Payload bare = (Payload) bare(read(type), false);
        assertThat(Bodies.faults(type, Bodies.parse(PayloadCodec.write(bare)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPayloadWhoseNestedObjectsLackTheirOptionalValuesStillMatchesItsSchema(EventType type) {
        Payload bare = (Payload) bare(read(type), true);
        assertThat(Bodies.faults(type, Bodies.parse(PayloadCodec.write(bare)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noRecordPrintsTheTextsThatItHolds(EventType type) {
        List<Record> records = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        collect(read(type), records, texts);
        for (Record each : records) {
            assertThat(texts)
                    .as(each.getClass().getName())
                    .noneMatch(text -> text.length() > 4 && each.toString().contains(text));
        }
    }

    @Test
    void propertiesThatNoRecordKnowsAreSkipped() {
        byte[] body = "{\"id\":\"c0ffee01\",\"expirationStatus\":null,\"addedLater\":{\"a\":[1]}}".getBytes(UTF_8);
        assertThat(PayloadCodec.read(CompanyExpiration.class, body)).isEqualTo(new CompanyExpiration("c0ffee01", null));
    }

    @Test
    void theBodyOfTheCallbackPageIsRead() {
        Identification body = PayloadCodec.read(
                Identification.class, Bodies.seedBody().toString().getBytes(UTF_8));
        assertThat(body.isFinal()).isTrue();
        assertThat(body.status().overall()).isEqualTo(OverallStatus.APPROVED);
        assertThat(body.data().docPatronymic()).isNull();
        assertThat(body.riskAssessment()).isEqualTo(new RiskAssessment(38, RiskLevel.MEDIUM));
        assertThat(body.startTime()).isEqualTo(1700736224L);
        assertThat(body.additionalSteps())
                .containsExactly(Map.entry("UTILITY_BILL", Identification.StepMethod.COMPARE));
    }

    @Test
    void whatIsReadFromTheCallbackPageKeepsEveryValueWhenWrittenAgain() {
        JsonNode seed = Bodies.seedBody();
        Identification body =
                PayloadCodec.read(Identification.class, seed.toString().getBytes(UTF_8));
        assertThat(lost("", seed, Bodies.parse(PayloadCodec.write(body)))).isEmpty();
    }

    @Test
    void bothSpellingsOfARiskAreWrittenWhicheverWasRead() {
        JsonNode sample = Bodies.sample(EventType.IDENTIFICATION);
        String both = "{\"riskScore\":7,\"riskLevel\":\"LOW\",\"risk_score\":7,\"risk_level\":\"LOW\"}";
        for (String pair :
                List.of("{\"riskScore\":7,\"riskLevel\":\"LOW\"}", "{\"risk_score\":7,\"risk_level\":\"LOW\"}")) {
            Identification read = PayloadCodec.read(
                    Identification.class,
                    Bodies.with(sample, "/riskAssessment", pair).toString().getBytes(UTF_8));
            assertThat(Bodies.parse(PayloadCodec.write(read)).get("riskAssessment"))
                    .isEqualTo(Bodies.parse(both));
        }
    }

    @Test
    void listedNamesAndArticlesAreToldApartByTheirKeys() {
        Identification body = (Identification) read(EventType.IDENTIFICATION_MANUAL_FINISHED);
        assertThat(body.aml())
                .flatExtracting(ServiceBlock::data)
                .satisfiesExactly(
                        row -> assertThat(row).isInstanceOf(AmlRow.ListedName.class),
                        row -> assertThat(row).isInstanceOf(AmlRow.Article.class));
    }

    @Test
    void aRowThatNeitherKeyTellsIsAListedName() {
        JsonNode body = Bodies.with(
                Bodies.sample(EventType.IDENTIFICATION),
                "/AML/0/data/0",
                "{\"score\":null,\"checkDate\":\"2026-03-31\"}");
        Identification read =
                PayloadCodec.read(Identification.class, body.toString().getBytes(UTF_8));
        assertThat(read.aml()).flatExtracting(ServiceBlock::data).hasOnlyElementsOfType(AmlRow.ListedName.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HungaryRegistryCenterCheck | {\"checkedMrz\":\"I<HUN\",\"firstName\":\"ANNA\",\"lastName\":\"PELDA\","
                        + "\"maidenName\":null,\"mothersMaidenName\":null,\"birthDate\":\"1990-01-02\",\"birthPlace\":null,"
                        + "\"address\":{\"city\":\"PECS\"},\"residentialAddress\":null,\"nationality\":\"HU\",\"idCard\":{},"
                        + "\"passport\":null,\"additionalData\":null}",
                "Us15RegistryCenterCheck | {\"firstName\":\"ANN\",\"lastName\":\"SAMPLE\",\"middleName\":null,"
                        + "\"dob\":\"1990-01-02\",\"yob\":1990,\"address1\":null,\"address2\":null,\"city\":null,"
                        + "\"state\":\"TX\",\"zip\":\"73301\",\"idNum\":null,\"phone\":null,\"email\":\"ann@example.org\","
                        + "\"firstNameStatus\":\"MATCH\",\"lastNameStatus\":\"NO_MATCH\",\"middleNameStatus\":\"NO_INPUT\","
                        + "\"dobStatus\":\"PARTIAL_MATCH\",\"yobStatus\":\"MATCH\",\"address1Status\":null,"
                        + "\"address2Status\":null,\"cityStatus\":\"NO_DATA\",\"stateStatus\":\"INVALID\","
                        + "\"zipStatus\":null,\"idNumStatus\":null,\"phoneStatus\":null,\"emailStatus\":null}"
            })
    void everyRegisterHasItsOwnShape(String resourceType, String check) {
        JsonNode register = Bodies.with(Bodies.parse(check), "/resourceType", '"' + resourceType + '"');
        JsonNode body =
                Bodies.with(Bodies.sample(EventType.IDENTIFICATION), "/registryCenterCheck", register.toString());
        assertThat(Bodies.faults(EventType.IDENTIFICATION, body)).isEmpty();
        Payload read =
                PayloadCodec.read(EventType.IDENTIFICATION, body.toString().getBytes(UTF_8));
        assertThat(Bodies.parse(PayloadCodec.write(read))).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMPANY_EXPIRATION | {\"id\":null} | ",
                "COMPANY_EXPIRATION | {} | ",
                "COMPANY_EXPIRATION | {\"id\":\"c0ffee01\",\"expirationStatus\":\"SECRET\"} | at /expirationStatus",
                "COMPANY_EXPIRATION | {\"id\":\"c0ffee01\",\"expirationStatus\":1} | at /expirationStatus",
                "COMPANY_EXPIRATION | {\"id\":{\"SECRET\":1}} | at /id",
                "COMPANY_EXPIRATION | {\"id\":\"c0ffee01\"} {\"id\":\"SECRET\"} | ",
                "COMPANY_EXPIRATION | [\"SECRET\"] | ",
                "COMPANY_EXPIRATION | \"SECRET\" | ",
                "COMPANY_EXPIRATION | null | ",
                "COMPANY_EXPIRATION | {\"id\":SECRET} | ",
                "COMPANY_DELETE | {\"companyId\":\"c\",\"date\":\"SECRET\",\"manager\":null} | at /date",
                "COMPANY_DELETE | {\"companyId\":\"c\",\"date\":1774944000,\"manager\":null} | at /date",
                "AML_MONITORING_EXPIRATION | {\"usersToExtend\":1} | at /usersToExpire",
                "AML_MONITORING_EXPIRATION | {\"usersToExtend\":1,\"usersToExpire\":null} | at /usersToExpire",
                "AML_MONITORING_EXPIRATION | {\"usersToExtend\":1,\"usersToExpire\":\"2\"} | at /usersToExpire",
                "AML_MONITORING_EXPIRATION | {\"usersToExtend\":1,\"usersToExpire\":2.5} | at /usersToExpire",
            })
    void whatIsNoSuchPayloadIsRefusedWithoutQuotingIt(EventType type, String body, @Nullable String where) {
        assertThatThrownBy(() -> PayloadCodec.read(type, body.getBytes(UTF_8)))
                .isInstanceOf(UnreadablePayloadException.class)
                .hasMessageContaining(type.payloadType().getSimpleName())
                .hasMessageNotContaining("SECRET")
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).endsWith(where == null ? "" : where));
    }

    @Test
    void anAnswerOfAnotherTypeIsRefused() {
        JsonNode body = Bodies.with(
                Bodies.sample(EventType.IDENTIFICATION_RESUBMITTED),
                "/questionnaireAnswers/sections/0/questions/0/value",
                "7");
        assertThat(Bodies.faults(EventType.IDENTIFICATION_RESUBMITTED, body)).isNotEmpty();
        assertThatThrownBy(() -> PayloadCodec.read(
                        EventType.IDENTIFICATION_RESUBMITTED, body.toString().getBytes(UTF_8)))
                .isInstanceOf(UnreadablePayloadException.class)
                .hasMessageContaining("/questionnaireAnswers/sections/0/questions/0");
    }

    @Test
    void collectionsOfAPayloadCannotBeChanged() {
        CompanyReview review = (CompanyReview) read(EventType.COMPANY_REVIEW);
        assertThatThrownBy(() -> review.beneficiaries().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> review.shareholderCheck().getFirst().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> review.companyCheck().put("status", "CLOSED"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Payload read(EventType type) {
        return PayloadCodec.read(type, type.sample().getBytes(UTF_8));
    }

    /// The record with null wherever it allows null, and so its nested records; when `onlyScalars`, nested objects and
    /// lists
    /// stay and are themselves made bare.
    private static Object bare(Object value, boolean onlyScalars) {
        return switch (value) {
            case List<?> list ->
                list.stream().map(each -> bare(each, onlyScalars)).toList();
            case RegistryCenterCheck check -> check;
            case Record record -> {
                RecordComponent[] components = record.getClass().getRecordComponents();
                Object[] arguments = new Object[components.length];
                Class<?>[] types = new Class<?>[components.length];
                for (int i = 0; i < components.length; i++) {
                    types[i] = components[i].getType();
                    Object held = held(record, components[i]);
                    boolean structured = held instanceof List<?> || held instanceof Record;
                    boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)
                            && !DriftTest.stricterElsewhere(components[i]);
                    arguments[i] =
                            held == null || (optional && !(onlyScalars && structured)) ? null : bare(held, onlyScalars);
                }
                try {
                    var constructor = record.getClass().getDeclaredConstructor(types);
                    constructor.setAccessible(true);
                    yield constructor.newInstance(arguments);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(record.getClass().getName(), e);
                }
            }
            default -> value;
        };
    }

    private static @Nullable Object held(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(@Nullable Object value, List<Record> records, List<String> texts) {
        switch (value) {
            case String text -> texts.add(text);
            case Collection<?> all -> all.forEach(each -> collect(each, records, texts));
            case Map<?, ?> map -> collect(new LinkedHashMap<>(map).values(), records, texts);
            case Record record -> {
                records.add(record);
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    if (!PRINTED.contains(component.getName())) {
                        collect(held(record, component), records, texts);
                    }
                }
            }
            case null, default -> {}
        }
    }

    /// The pointers at which `after` has not what `before` had; what it has in addition does not count.
    private static List<String> lost(String at, JsonNode before, JsonNode after) {
        List<String> lost = new ArrayList<>();
        if (before.isObject()) {
            before.properties()
                    .forEach(p -> lost.addAll(lost(at + "/" + p.getKey(), p.getValue(), after.path(p.getKey()))));
        } else if (before.isArray()) {
            for (int i = 0; i < before.size(); i++) {
                lost.addAll(lost(at + "/" + i, before.get(i), after.path(i)));
            }
        } else if (!before.equals(after)) {
            lost.add(at);
        }
        return lost;
    }
}

package tidings.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

    /// The dashboard's names, by wire name, as the vendor's guide lists them.
    private static final Map<String, String> DASHBOARD = Map.ofEntries(
            Map.entry("IDENTIFICATION", "ID VERIFICATION (Legacy)"),
            Map.entry("IDENTIFICATION_AUTO_FINISHED", "ID VERIFICATION AUTO FINISHED"),
            Map.entry("IDENTIFICATION_MANUAL_FINISHED", "ID VERIFICATION MANUAL FINISHED"),
            Map.entry("IDENTIFICATION_EXPIRED", "ID VERIFICATION EXPIRED"),
            Map.entry("IDENTIFICATION_CANCELLED", "ID VERIFICATION CANCELED"),
            Map.entry("IDENTIFICATION_RESUBMITTED", "ID VERIFICATION RESUBMITTED"),
            Map.entry("DOCUMENT_EXPIRATION", "DOCUMENT EXPIRATION"),
            Map.entry("FACIAL_AUTHENTICATION", "FACIAL AUTHENTICATION"),
            Map.entry("AML_MONITORING", "AML MONITORING"),
            Map.entry("AML_MONITORING_EXPIRATION", "AML MONITORING EXPIRATION"),
            Map.entry("COMPANY_REVIEW", "COMPANY REVIEW"),
            Map.entry("COMPANY_DELETE", "COMPANY DELETE"),
            Map.entry("COMPANY_AML_REVIEW", "COMPANY AML REVIEW"),
            Map.entry("COMPANY_INFO_REQUEST", "COMPANY INFO REQUEST"),
            Map.entry("COMPANY_EXPIRATION", "COMPANY EXPIRATION"),
            Map.entry("COMPANY_SUBMIT", "COMPANY SUBMIT"),
            Map.entry("ACCOUNT_CHECK", "ACCOUNT CHECK"),
            Map.entry("GOV_ORDERED_DOCUMENT", "GOV ORDERED DOCUMENT"),
            Map.entry("SOS_REPORT", "SOS_REPORT"),
            Map.entry("BANK_VERIFICATION", "BANK_VERIFICATION"));

    private static final Map<String, String> BEYOND_THE_DASHBOARD = Map.of(
            "VIDEO_CALL_FINISHED", "VIDEO CALL FINISHED",
            "BANK_CARD_VERIFICATION_COMPLETED", "BANK CARD VERIFICATION COMPLETED",
            "AGE_ESTIMATION", "AGE ESTIMATION");

    private static final Set<EventType> IDENTIFICATIONS = Set.of(
            EventType.IDENTIFICATION,
            EventType.IDENTIFICATION_AUTO_FINISHED,
            EventType.IDENTIFICATION_MANUAL_FINISHED,
            EventType.IDENTIFICATION_EXPIRED,
            EventType.IDENTIFICATION_CANCELLED,
            EventType.IDENTIFICATION_RESUBMITTED);

    @Test
    void theCatalogueIsTheDashboardsTwentyAndThreeMore() {
        Map<String, String> expected = new LinkedHashMap<>(DASHBOARD);
        expected.putAll(BEYOND_THE_DASHBOARD);
        assertThat(Stream.of(EventType.values()).collect(toMap(EventType::wireName, EventType::displayName)))
                .hasSize(23)
                .isEqualTo(expected);
    }

    @Test
    void theGroupsAreTheDashboards() {
        assertThat(EventGroup.values())
                .extracting(EventGroup::title)
                .containsExactly("Identity Verification", "AML / Monitoring", "Company (KYB)", "Other Services");
        Map<EventGroup, List<String>> byGroup = Stream.of(EventType.values())
                .filter(type -> DASHBOARD.containsKey(type.wireName()))
                .collect(groupingBy(EventType::group, mapping(EventType::wireName, toList())));
        assertThat(byGroup.get(EventGroup.IDENTITY_VERIFICATION)).hasSize(8);
        assertThat(byGroup.get(EventGroup.AML_MONITORING))
                .containsExactly("AML_MONITORING", "AML_MONITORING_EXPIRATION");
        assertThat(byGroup.get(EventGroup.COMPANY)).hasSize(6).allMatch(name -> name.startsWith("COMPANY_"));
        assertThat(byGroup.get(EventGroup.OTHER_SERVICES))
                .containsExactly("ACCOUNT_CHECK", "GOV_ORDERED_DOCUMENT", "SOS_REPORT", "BANK_VERIFICATION");
    }

    @Test
    void onlyTheLegacyTypeIsDeprecated() {
        assertThat(EventType.values()).filteredOn(EventType::deprecated).containsExactly(EventType.IDENTIFICATION);
    }

    @Test
    void theLegacyTypeCoversEveryIdentificationEventAndNothingElse() {
        assertThat(EventType.values())
                .filteredOn(EventType.IDENTIFICATION::covers)
                .containsExactlyInAnyOrderElementsOf(IDENTIFICATIONS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTIFICATION")
    void everyOtherTypeCoversItselfAlone(EventType type) {
        assertThat(EventType.values()).filteredOn(type::covers).containsExactly(type);
    }

    @ParameterizedTest
    @EnumSource
    void coveredByIsTheInverseOfCovers(EventType occurred) {
        assertThat(occurred.coveredBy())
                .containsExactlyInAnyOrder(Stream.of(EventType.values())
                        .filter(type -> type.covers(occurred))
                        .toArray(EventType[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void aWireNameLeadsBackToItsType(EventType type) {
        assertThat(EventType.ofWireName(type.wireName())).contains(type);
    }

    @Test
    void anUnknownWireNameIsNoType() {
        assertThat(EventType.ofWireName("IDENTIFICATION_CANCELED")).isEmpty();
        assertThat(EventType.ofWireName("identification")).isEmpty();
        assertThat(EventType.ofWireName("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeSaysWhenItIsSent(EventType type) {
        assertThat(type.description()).endsWith(".").hasSizeBetween(20, 200);
    }

    @Test
    void onlyTheAccountWideEventHasNoSubject() {
        assertThat(EventType.values())
                .filteredOn(type -> type.subjectField().isEmpty())
                .containsExactly(EventType.AML_MONITORING_EXPIRATION);
    }
}

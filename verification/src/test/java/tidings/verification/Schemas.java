package tidings.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tidings.events.EventType;
import tidings.events.Identification;
import tidings.events.PayloadCodec;
import tidings.verification.Ruling.Emission;

/// Says what is wrong with what is told: where it breaks its schema, and which of the documented keys it
/// lacks.
final class Schemas {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build())
                    .schemaLoader(loader -> loader.fetchRemoteResources(false)));

    private static final Map<EventType, Schema> SCHEMAS = new ConcurrentHashMap<>();

    /// The keys of the example on the vendor's callback page.
    private static final Map<String, String> DOCUMENTED = Map.of(
            "", """
                    final platform status data fileUrls additionalStepPdfUrls AML LID scanRef externalRef clientId
                    startTime finishTime clientIp clientIpCountry clientLocation manualAddress manualAddressMatch
                    registryCenterCheck addressVerification questionnaireAnswers companyId beneficiaryId
                    riskAssessment additionalSteps""",
            "/status", """
                    overall suspicionReasons denyReasons fraudTags mismatchTags autoFace manualFace autoDocument
                    manualDocument additionalSteps amlResultClass pepsStatus sanctionsStatus adverseMediaStatus""",
            "/data", """
                    docFirstName docLastName docNumber docPersonalCode docExpiry docDob docDateOfIssue docType docSex
                    docNationality docIssuingCountry birthPlace authority address docTemporaryAddress
                    mothersMaidenName docBirthName driverLicenseCategory manuallyDataChanged fullName selectedCountry
                    orgFirstName orgLastName orgNationality orgBirthPlace orgAuthority orgAddress orgTemporaryAddress
                    orgMothersMaidenName orgBirthName ageEstimate clientIpProxyRiskLevel duplicateFaces
                    duplicateDocFaces additionalData""");

    private Schemas() {}

    static List<String> faults(Emission emission) {
        JsonNode body = json(emission);
        Schema schema = SCHEMAS.computeIfAbsent(
                emission.type(), type -> REGISTRY.getSchema(parse(type.schema().getBytes(UTF_8))));
        List<String> faults = new ArrayList<>();
        schema.validate(body).forEach(error -> faults.add(error.getInstanceLocation() + " " + error.getKeyword()));
        if (emission.payload() instanceof Identification) {
            DOCUMENTED.forEach((where, keys) -> {
                for (String key : keys.split("\\s+")) {
                    if (!body.at(where).has(key)) {
                        faults.add(where + "/" + key + " is missing");
                    }
                }
            });
        }
        return faults;
    }

    static JsonNode json(Emission emission) {
        return parse(PayloadCodec.write(emission.payload()));
    }

    private static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package tidings.verification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns a verification into the bytes that are kept of it, and back. Thread-safe.
///
/// Reading skips properties that it does not know, so that what a later version wrote can be read, and takes
/// what may be absent as absent, so that what an earlier one wrote can be read too. Nothing is coerced: a
/// text is no number, and a number no time.
public final class VerificationCodec {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addMixIn(Stage.class, StageName.class)
            .addModule(new SimpleModule("kept verifications")
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addSerializer(Step.class, ToStringSerializer.instance)
                    .addKeySerializer(Step.class, new StepKeyWriter())
                    .addKeyDeserializer(Step.class, new StepKeyReader())
                    .addDeserializer(Instant.class, new TextReader<>(Instant.class, Instant::parse))
                    .addDeserializer(LocalDate.class, new TextReader<>(LocalDate.class, LocalDate::parse))
                    .addDeserializer(Duration.class, new TextReader<>(Duration.class, Duration::parse))
                    .addDeserializer(URI.class, new TextReader<>(URI.class, URI::create))
                    .addDeserializer(Step.class, new TextReader<>(Step.class, Step::new)))
            .build();

    private VerificationCodec() {}

    /// The verification as one UTF-8 JSON object.
    public static byte[] write(Verification verification) {
        try {
            return MAPPER.writeValueAsBytes(verification);
        } catch (JsonProcessingException e) {
            // The cause could quote what is personal, so it is left out.
            throw new IllegalArgumentException(
                    "Verification " + verification.scanRef() + " holds a value that JSON cannot express" + where(e));
        }
    }

    /// The verification that the bytes hold.
    ///
    /// @throws UnreadableVerificationException when they are not what [#write] wrote
    public static Verification read(byte[] bytes) {
        try {
            Verification verification = MAPPER.readValue(bytes, Verification.class);
            if (verification == null) {
                throw new UnreadableVerificationException("");
            }
            return verification;
        } catch (IOException e) {
            throw new UnreadableVerificationException(where(e));
        }
    }

    /// Where the trouble is, in property names only: values are personal, and so may the keys of a map be,
    /// but those here are steps, countries and fields.
    private static String where(IOException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "";
        }
        StringBuilder path = new StringBuilder(" at ");
        for (JsonMappingException.Reference step : mapping.getPath()) {
            path.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return path.toString();
    }

    /// How the stages are told apart.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stage")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Stage.Waiting.class, name = "WAITING"),
        @JsonSubTypes.Type(value = Stage.Collecting.class, name = "COLLECTING"),
        @JsonSubTypes.Type(value = Stage.Checking.class, name = "CHECKING"),
        @JsonSubTypes.Type(value = Stage.Reviewing.class, name = "REVIEWING"),
        @JsonSubTypes.Type(value = Stage.Decided.class, name = "DECIDED"),
        @JsonSubTypes.Type(value = Stage.Updating.class, name = "UPDATING"),
        @JsonSubTypes.Type(value = Stage.Expired.class, name = "EXPIRED"),
        @JsonSubTypes.Type(value = Stage.Cancelled.class, name = "CANCELLED")
    })
    private interface StageName {}

    /// Writes a step where it is the key of a map.
    private static final class StepKeyWriter extends JsonSerializer<Step> {
        @Override
        public void serialize(Step step, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(step.name());
        }
    }

    /// Reads a step where it is the key of a map.
    private static final class StepKeyReader extends KeyDeserializer {
        @Override
        public @Nullable Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return Step.isName(key) ? new Step(key) : context.handleWeirdKey(Step.class, key, "not a step");
        }
    }

    /// Reads a value from its text and from nothing else.
    private static final class TextReader<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> parser;

        TextReader(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return wrong(context.handleUnexpectedToken(handledType(), json));
            }
            try {
                return parser.apply(json.getText());
            } catch (DateTimeException | IllegalArgumentException e) {
                return wrong(context.handleWeirdStringValue(handledType(), json.getText(), "not of that form"));
            }
        }

        @SuppressWarnings("unchecked")
        private T wrong(Object neverReturned) {
            return (T) neverReturned;
        }
    }
}

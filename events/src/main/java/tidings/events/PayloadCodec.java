package tidings.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/// Turns payloads into the bytes of the wire and back. Thread-safe.
///
/// Reading takes what the event's schema accepts: properties that no record knows are skipped, and nothing is coerced.
/// It does not replace the schema, which also knows lengths and formats.
public final class PayloadCodec {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new SimpleModule("wire time")
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addDeserializer(
                            Instant.class,
                            new TimeReader<>(
                                    Instant.class,
                                    text -> OffsetDateTime.parse(text).toInstant()))
                    .addDeserializer(LocalDate.class, new TimeReader<>(LocalDate.class, LocalDate::parse)))
            .build();

    private PayloadCodec() {}

    /// The payload as one UTF-8 JSON object.
    public static byte[] write(Payload payload) {
        try {
            return MAPPER.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            // Only a free-form part can hold something that JSON cannot express. The cause would quote it, so it is
            // left out.
            throw new IllegalArgumentException(
                    payload.getClass().getSimpleName() + " holds a value that JSON cannot express" + where(e));
        }
    }

    /// The payload that a body holds.
    ///
    /// @throws UnreadablePayloadException when the body is not one JSON object of this payload's shape
    public static <P extends Payload> P read(Class<P> type, byte[] body) {
        try {
            P payload = MAPPER.readValue(body, type);
            if (payload == null) {
                throw new UnreadablePayloadException(type, "");
            }
            return payload;
        } catch (IOException e) {
            throw new UnreadablePayloadException(type, where(e));
        }
    }

    /// The payload that the body of an event of this type holds.
    ///
    /// @throws UnreadablePayloadException when the body is not one JSON object of this type's shape
    public static Payload read(EventType type, byte[] body) {
        return read(type.payloadType(), body);
    }

    /// Where in the body the trouble is, in property names only: values are personal.
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

    /// Reads a time from text and from nothing else.
    private static final class TimeReader<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> parser;

        TimeReader(Class<T> type, Function<String, T> parser) {
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
            } catch (DateTimeException e) {
                return wrong(context.handleWeirdStringValue(handledType(), json.getText(), "not a time"));
            }
        }

        @SuppressWarnings("unchecked")
        private T wrong(Object neverReturned) {
            return (T) neverReturned;
        }
    }
}

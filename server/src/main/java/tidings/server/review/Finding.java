package tidings.server.review;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.FaceStatus;
import tidings.events.FraudTag;
import tidings.events.MismatchTag;
import tidings.verification.DataField;
import tidings.verification.Flaw;
import tidings.verification.Step;

/// What one reviewer, or some of them together, can say.
///
/// @param face absent when nobody can say
/// @param document absent when nobody can say
/// @param data what was read
/// @param zone the lines of the machine-readable zone as they were read; empty when nobody read them
/// @param duplicateFaces the scanRefs of other clients with such a face
/// @param duplicateDocFaces the same for the photo in the document
public record Finding(
        @Nullable FaceStatus face,
        @Nullable DocumentStatus document,
        Map<DataField, String> data,
        List<String> zone,
        Set<FraudTag> fraudTags,
        Set<MismatchTag> mismatchTags,
        Map<Step, Set<Flaw>> flaws,
        List<String> duplicateFaces,
        List<String> duplicateDocFaces) {

    /// Nobody can say anything.
    public static final Finding NOTHING =
            new Finding(null, null, Map.of(), List.of(), Set.of(), Set.of(), Map.of(), List.of(), List.of());

    public Finding {
        data = Map.copyOf(data);
        zone = List.copyOf(zone);
        fraudTags = Set.copyOf(fraudTags);
        mismatchTags = Set.copyOf(mismatchTags);
        flaws = Map.copyOf(flaws);
        duplicateFaces = List.copyOf(duplicateFaces);
        duplicateDocFaces = List.copyOf(duplicateDocFaces);
    }

    /// Something about the face alone.
    static Finding of(FaceStatus face) {
        return new Finding(face, null, Map.of(), List.of(), Set.of(), Set.of(), Map.of(), List.of(), List.of());
    }

    /// Something about the document alone.
    static Finding of(DocumentStatus document) {
        return new Finding(null, document, Map.of(), List.of(), Set.of(), Set.of(), Map.of(), List.of(), List.of());
    }

    /// What was read and no more.
    static Finding ofData(Map<DataField, String> data) {
        return new Finding(null, null, data, List.of(), Set.of(), Set.of(), Map.of(), List.of(), List.of());
    }

    static Finding ofTags(Set<FraudTag> fraudTags, Set<MismatchTag> mismatchTags) {
        return new Finding(null, null, Map.of(), List.of(), fraudTags, mismatchTags, Map.of(), List.of(), List.of());
    }

    /// What may be better on another picture.
    static Finding ofFlaws(Map<Step, Set<Flaw>> flaws) {
        return new Finding(null, null, Map.of(), List.of(), Set.of(), Set.of(), flaws, List.of(), List.of());
    }

    /// Both together. A fault that one of them found stands, whatever the other says; the earlier fault,
    /// where both found one, and the earlier reading, where both read the same field.
    public Finding and(Finding other) {
        Map<DataField, String> allData = new EnumMap<>(DataField.class);
        allData.putAll(other.data);
        allData.putAll(data);
        Map<Step, Set<Flaw>> allFlaws = new HashMap<>(flaws);
        other.flaws.forEach((step, more) -> allFlaws.merge(step, more, (a, b) -> union(Flaw.class, a, b)));
        return new Finding(
                graver(face, other.face),
                graver(document, other.document),
                allData,
                zone.isEmpty() ? other.zone : zone,
                union(FraudTag.class, fraudTags, other.fraudTags),
                union(MismatchTag.class, mismatchTags, other.mismatchTags),
                allFlaws,
                union(duplicateFaces, other.duplicateFaces),
                union(duplicateDocFaces, other.duplicateDocFaces));
    }

    /// A fault comes before what could not be decided, that before what is good, and that before nothing.
    private static @Nullable FaceStatus graver(@Nullable FaceStatus one, @Nullable FaceStatus other) {
        return one == null || (other != null && weight(other) > weight(one)) ? other : one;
    }

    private static int weight(FaceStatus face) {
        return switch (face) {
            case FACE_NOT_CHECKED -> 0;
            case FACE_NOT_ANALYSED -> 1;
            case FACE_MATCH -> 2;
            case AUTO_UNVERIFIABLE -> 3;
            case FACE_MISMATCH,
                    NO_FACE_FOUND,
                    TOO_MANY_FACES,
                    FACE_TOO_BLURRY,
                    FACE_GLARED,
                    FACE_UNCERTAIN,
                    FACE_ERROR,
                    FAKE_FACE -> 4;
        };
    }

    private static @Nullable DocumentStatus graver(@Nullable DocumentStatus one, @Nullable DocumentStatus other) {
        return one == null || (other != null && weight(other) > weight(one)) ? other : one;
    }

    private static int weight(DocumentStatus document) {
        if (document == DocumentStatus.DOC_NOT_ANALYSED) {
            return 1;
        }
        if (document == DocumentStatus.DOC_VALIDATED) {
            return 2;
        }
        return document == DocumentStatus.AUTO_UNVERIFIABLE ? 3 : 4;
    }

    private static <E extends Enum<E>> Set<E> union(Class<E> type, Collection<E> one, Collection<E> other) {
        Set<E> all = EnumSet.noneOf(type);
        all.addAll(one);
        all.addAll(other);
        return all;
    }

    private static List<String> union(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    @Override
    public String toString() {
        return "Finding[masked]";
    }
}

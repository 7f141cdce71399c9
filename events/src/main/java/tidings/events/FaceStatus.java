package tidings.events;

/// What a machine or a reviewer says of the face.
public enum FaceStatus {
    FACE_MATCH,
    FACE_MISMATCH,
    NO_FACE_FOUND,
    TOO_MANY_FACES,
    FACE_TOO_BLURRY,
    FACE_GLARED,
    FACE_UNCERTAIN,
    FACE_NOT_ANALYSED,
    FACE_NOT_CHECKED,
    FACE_ERROR,
    AUTO_UNVERIFIABLE,
    FAKE_FACE
}

package tidings.server.review;

/// Says what it can of what a person has shown, and nothing of what it cannot know.
@FunctionalInterface
public interface Reviewer {

    /// What this reviewer finds.
    ///
    /// @param soFar what the reviewers before it found, which is added to what it finds
    /// @throws tidings.server.files.FileStoreException when a file cannot be read at the moment
    Finding review(Evidence evidence, Finding soFar);
}

package tidings.verification;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidings.events.DocumentStatus;
import tidings.events.DocumentType;
import tidings.events.FaceStatus;
import tidings.events.Identification.Platform;
import tidings.events.OverallStatus;

/// What can be done to a verification. Who does it is named as its history names them.
public sealed interface Action {

    /// The person opens the session, for the first time or again. Opening again leaves the time of its end
    /// alone.
    record Open(Platform platform, @Nullable String ip) implements Action {}

    /// The person says which document is shown. What was uploaded of another one is dropped.
    record Choose(String country, DocumentType document) implements Action {}

    /// The person shows something.
    ///
    /// @param flaws what is wrong with it as a picture
    record Show(Step step, Upload.StoredFile file, Set<Flaw> flaws) implements Action {}

    /// The person has shown everything that is asked for.
    record Submit() implements Action {}

    /// A program hands in all pictures at once, in the person's place, on a token that nobody has opened.
    ///
    /// @param document absent when it is to be found out
    record ProcessDirectly(
            String country, @Nullable DocumentType document, Map<Step, Upload.StoredFile> files, String by)
            implements Action {
        public ProcessDirectly {
            files = Map.copyOf(files);
        }
    }

    /// The automatic review has come to its result.
    record FinishAutoReview(AutoReview review) implements Action {}

    /// It is called off.
    record Cancel(String by) implements Action {}

    /// Time has gone by: whatever is due by now happens.
    record Wake() implements Action {}

    /// A reviewer takes it, for as long as that.
    record Claim(String reviewer, Duration length) implements Action {}

    /// A reviewer gives it back.
    record Release(String reviewer) implements Action {}

    /// A reviewer decides, for the first time or anew.
    record Review(ManualReview review) implements Action {}

    /// The partner asks the person for more.
    record RequestInformation(Duration lifetime, boolean stepsRequired, String by) implements Action {}

    /// The person has given what was asked for.
    record GiveInformation() implements Action {}

    /// A program adds what an additional step asks for.
    record AddStep(Step step, Upload.StoredFile file, String by) implements Action {}

    /// In a sandbox: the outcome is made up, instead of a session.
    record PretendAuto(OverallStatus overall, String by) implements Action {}

    /// In a sandbox: a manual review is made up.
    record PretendManual(FaceStatus face, DocumentStatus document, String by) implements Action {}
}

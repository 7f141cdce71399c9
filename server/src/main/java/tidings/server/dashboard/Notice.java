package tidings.server.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the page after a redirect says about what was done. Only the name travels, in a cookie, so a notice
/// holds no word of a person's.
public enum Notice {
    API_KEY_CREATED(Tone.GOOD, "The API key was created."),
    API_KEY_REVOKED(Tone.GOOD, "The API key was revoked. Requests with it are refused from now on."),
    DELIVERY_RESENT(Tone.GOOD, "The delivery is sent again."),
    ERASED(Tone.GOOD, "The personal data was erased."),
    INBOX_CHANGED(Tone.GOOD, "The test receiver answers as you said from now on."),
    INBOX_EMPTIED(Tone.GOOD, "The inbox was emptied."),
    INBOX_RENEWED(
            Tone.GOOD,
            "The inbox has a new address. What is sent to the former one is refused; point notifications to the new one."),
    INVITATION_SENT(Tone.GOOD, "The invitation is on its way."),
    MAIL_RESENT(Tone.GOOD, "The mail is sent again."),
    MEMBER_JOINED(Tone.GOOD, "The person has an account here already, and belongs to this workspace from now on."),
    MEMBER_REMOVED(Tone.GOOD, "The person was removed from this workspace."),
    NOTIFICATION_CREATED(Tone.GOOD, "The notification was created."),
    NOTIFICATION_DELETED(Tone.GOOD, "The notification was deleted."),
    NOTIFICATION_SAVED(Tone.GOOD, "The notification was saved."),
    NOTIFICATION_SWITCHED_OFF(Tone.GOOD, "The notification was switched off. What was waiting for it was canceled."),
    NOTIFICATION_SWITCHED_ON(Tone.GOOD, "The notification was switched on."),
    NAME_CHANGED(Tone.GOOD, "Your name was changed."),
    NOBODY_YET(
            Tone.INFO,
            "Nobody can sign in yet. The server has printed a link to its log; open it to make the first account."),
    NOTHING_CHANGED(Tone.INFO, "Nothing was changed."),
    PASSWORD_CHANGED(Tone.GOOD, "Your password was changed. Your other sessions were ended."),
    PASSWORD_MAIL_SENT(Tone.INFO, "If there is an account with this address, a mail is on its way to it."),
    RESEND_CANCELED(Tone.GOOD, "The resend was stopped."),
    RESEND_STARTED(Tone.GOOD, "The resend was started."),
    ROLE_CHANGED(Tone.GOOD, "The role was changed."),
    SAMPLE_PUBLISHED(Tone.GOOD, "The sample event was published. What is sent for it appears here."),
    SAVED(Tone.GOOD, "Your changes were saved."),
    SESSION_ENDED(Tone.GOOD, "The session was ended."),
    SESSION_EXPIRED(Tone.WARNING, "Your session has ended. Please sign in again."),
    SESSIONS_ENDED(Tone.GOOD, "Your other sessions were ended."),
    SIGNED_OUT(Tone.GOOD, "You are signed out."),
    TEST_SENT(Tone.GOOD, "The test was sent."),
    VERIFICATION_CLAIMED_BY_ANOTHER(
            Tone.WARNING, "Somebody else is reviewing this one by now. Nothing of it was changed."),
    VERIFICATION_DECIDED(Tone.GOOD, "Your decision is kept, and its webhook is on its way."),
    VERIFICATION_DECIDED_NEXT(Tone.GOOD, "Your decision is kept, and its webhook is on its way. Here is the next one."),
    VERIFICATION_DECIDED_LAST(
            Tone.GOOD, "Your decision is kept, and its webhook is on its way. Nothing else waits that is free."),
    VERIFICATION_DELETED(Tone.GOOD, "The verification was deleted, with its pictures and all that was sent of it."),
    VERIFICATION_NOT_WAITING(Tone.INFO, "This verification waits for no review any more."),
    VERIFICATION_PRETENDED(Tone.GOOD, "The outcome was made up, and its webhook is on its way."),
    VERIFICATION_RELEASED(Tone.GOOD, "You gave it back. It waits for a reviewer again."),
    VERIFICATIONS_NONE_FREE(Tone.INFO, "Nothing waits that is free."),
    WORKSPACE_CREATED(Tone.GOOD, "The workspace was created."),
    WORKSPACE_SWITCHED(Tone.INFO, "You are now in another workspace.");

    private final Tone tone;
    private final String text;

    Notice(Tone tone, String text) {
        this.tone = tone;
        this.text = text;
    }

    public Tone tone() {
        return tone;
    }

    public String text() {
        return text;
    }

    /// Its name as the cookie holds it.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The notice of this name; empty when there is none.
    static Optional<Notice> ofKey(String key) {
        return Arrays.stream(values())
                .filter(notice -> notice.key().equals(key))
                .findFirst();
    }
}

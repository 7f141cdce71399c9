package tidings.server.session;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages of a session, as templates.
@CheckedTemplate(basePath = "session")
final class SessionTemplates {
    private SessionTemplates() {}

    static native TemplateInstance consent(Sheet sheet, Views.Consent view);

    static native TemplateInstance country(Sheet sheet, Views.Countries view);

    static native TemplateInstance document(Sheet sheet, Views.Documents view);

    static native TemplateInstance instructions(Sheet sheet, boolean face);

    static native TemplateInstance more(Sheet sheet, Views.More view);

    static native TemplateInstance shot(Sheet sheet, Views.Shot view);

    static native TemplateInstance review(Sheet sheet, Views.Review view);

    static native TemplateInstance waiting(Sheet sheet);

    static native TemplateInstance end(Sheet sheet, Views.End view);

    /// A page that says one thing: that a link is of no use, or that something did not work.
    static native TemplateInstance notice(Sheet sheet, String title, String text, boolean again);
}

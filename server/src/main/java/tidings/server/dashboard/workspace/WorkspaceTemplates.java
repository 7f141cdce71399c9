package tidings.server.dashboard.workspace;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import tidings.server.dashboard.Choice;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Frame;

/// The pages about workspaces.
@CheckedTemplate(basePath = "workspace")
final class WorkspaceTemplates {
    private WorkspaceTemplates() {}

    /// Asks for the name of a further workspace and what it is for.
    static native TemplateInstance form(
            Frame frame, WorkspaceForm form, List<Choice> environments, Complaints complaints);
}

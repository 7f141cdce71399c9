package tidings.server.dashboard.workspace;

import jakarta.ws.rs.FormParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tidings.engine.Environment;
import tidings.server.api.Problem.FieldError;
import tidings.server.dashboard.Choice;
import tidings.server.dashboard.Complaints;
import tidings.server.dashboard.Typed;

/// What was typed about a workspace that is to be made.
///
/// @param environment the name of an [Environment], if the form is right
public record WorkspaceForm(String name, String environment) {
    /// The form as it is shown first.
    static final WorkspaceForm BLANK = new WorkspaceForm("", Environment.SANDBOX.name());

    /// What a workspace can be for.
    static final List<Choice> ENVIRONMENTS =
            Arrays.stream(Environment.values()).map(WorkspaceForm::choice).toList();

    /// What the form sends.
    static final class Sent {
        @FormParam("name")
        @Nullable
        String name;

        @FormParam("environment")
        @Nullable
        String environment;

        WorkspaceForm form() {
            return new WorkspaceForm(Typed.line(name), Typed.line(environment));
        }
    }

    /// The environment of that name; empty when there is none.
    static Optional<Environment> environment(String name) {
        return Arrays.stream(Environment.values())
                .filter(environment -> environment.name().equals(name))
                .findFirst();
    }

    Complaints complaints() {
        List<FieldError> errors = new ArrayList<>();
        Typed.nameFault("The name", name).ifPresent(fault -> errors.add(new FieldError("name", fault)));
        if (environment(environment).isEmpty()) {
            errors.add(new FieldError("environment", "Choose what the workspace is for."));
        }
        return new Complaints(errors);
    }

    private static Choice choice(Environment environment) {
        return switch (environment) {
            case LIVE -> new Choice(environment.name(), "Live", "For real events and the systems that rely on them.");
            case SANDBOX ->
                new Choice(environment.name(), "Sandbox", "For trying things out. Every page says that it is one.");
        };
    }
}

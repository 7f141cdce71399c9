package tidings.server.api;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import tidings.engine.Body;
import tidings.server.api.ErrorForm.Written;

/// Writes every error in the form of its path: that of the interface it belongs to, or else a [Problem].
@Singleton
final class ErrorForms {
    private final List<ErrorForm> forms;

    ErrorForms(@All List<ErrorForm> forms) {
        this.forms = forms;
    }

    Written write(String path, Problem problem) {
        return forms.stream()
                .filter(form -> form.holdsAt(path))
                .findFirst()
                .map(form -> form.write(problem))
                .orElseGet(() -> new Written(Problem.MEDIA_TYPE, Body.of(problem.toJson())));
    }
}

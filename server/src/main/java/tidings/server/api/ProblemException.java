package tidings.server.api;

import java.util.List;
import java.util.Map;

/// Ends a request with a [Problem]. Resources throw it; nobody else catches it but the frame.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    /// Ends the request with the problem and headers of the response that belong to it.
    public ProblemException(Problem problem, Map<String, String> headers) {
        super("The request ends with status " + problem.status(), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /// Ends the request with the problem.
    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /// 400 for one field.
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(Problem.ofField(400, field, message));
    }

    /// 400 for some fields.
    public static ProblemException invalid(List<Problem.FieldError> errors) {
        return new ProblemException(Problem.ofFields(400, errors));
    }

    /// 404; the sentence must be the same whether the thing exists nowhere or in another workspace.
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, detail));
    }

    /// 409.
    public static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(409, detail));
    }

    /// What the client is told.
    public Problem problem() {
        return problem;
    }

    /// Headers of the response.
    public Map<String, String> headers() {
        return headers;
    }
}

package tidings.server.api.fields;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a request says of one property: nothing, `null`, or a value. The three differ, since what is left out
/// stays as it is and what is `null` goes.
public sealed interface Given<T> {

    /// The request does not name the property.
    record LeftOut<T>() implements Given<T> {}

    /// The request gives `null`.
    record Cleared<T>() implements Given<T> {}

    /// The request gives a value.
    record Value<T>(T value) implements Given<T> {}

    /// What holds now, where `before` held until now and `cleared` stands for `null`.
    default T over(T before, T cleared) {
        return switch (this) {
            case LeftOut<T> _ -> before;
            case Cleared<T> _ -> cleared;
            case Value<T>(T value) -> value;
        };
    }

    /// What holds now of something that may be missing.
    default @Nullable T over(@Nullable T before) {
        return switch (this) {
            case LeftOut<T> _ -> before;
            case Cleared<T> _ -> null;
            case Value<T>(T value) -> value;
        };
    }

    /// The same about something made from the value.
    default <R> Given<R> map(Function<? super T, ? extends R> mapping) {
        return switch (this) {
            case LeftOut<T> _ -> new LeftOut<>();
            case Cleared<T> _ -> new Cleared<>();
            case Value<T>(T value) -> new Value<>(mapping.apply(value));
        };
    }
}

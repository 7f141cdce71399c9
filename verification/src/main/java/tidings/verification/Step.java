package tidings.verification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// One thing that the person shows. The names are those of the wire's `fileUrls`; partners add their own.
public record Step(@JsonValue String name) {
    // Before the steps below, which are checked against it.
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");

    /// The side of the document with the photo.
    public static final Step FRONT = new Step("FRONT");
    /// The document's other side.
    public static final Step BACK = new Step("BACK");
    /// The person.
    public static final Step FACE = new Step("FACE");
    /// A bill that states the person's address.
    public static final Step UTILITY_BILL = new Step("UTILITY_BILL");
    /// Another such bill.
    public static final Step SECOND_UTILITY_BILL = new Step("SECOND_UTILITY_BILL");

    @JsonCreator
    public Step {
        if (!isName(name)) {
            throw new IllegalArgumentException("A step's name is up to 50 of A-Z, 0-9 and _, and this is not: " + name);
        }
    }

    /// Whether a text can name a step.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}

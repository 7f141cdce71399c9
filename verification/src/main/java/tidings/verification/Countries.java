package tidings.verification;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Countries by their codes: those of ISO 3166-1, Kosovo, and what ICAO 9303 writes in machine-readable zones
/// besides.
public final class Countries {
    private static final String KOSOVO = "XK";
    private static final Set<String> ALPHA_2 = alpha2();
    private static final Map<String, String> BY_ALPHA_3 = byAlpha3();

    private Countries() {}

    /// Whether it is the code of a country: two upper-case letters.
    public static boolean isCode(String code) {
        return ALPHA_2.contains(code);
    }

    /// All codes, sorted.
    public static List<String> all() {
        return List.copyOf(ALPHA_2);
    }

    /// The code for what a machine-readable zone writes: three letters, or fewer with fillers, such as
    /// Germany's `D<<`. Empty for organisations, the stateless and whatever else is no country.
    public static Optional<String> fromZone(String code) {
        return Optional.ofNullable(BY_ALPHA_3.get(code.replace("<", "")));
    }

    private static Set<String> alpha2() {
        Set<String> codes = new TreeSet<>(Arrays.asList(Locale.getISOCountries()));
        codes.add(KOSOVO);
        return codes;
    }

    private static Map<String, String> byAlpha3() {
        Map<String, String> codes = new HashMap<>();
        for (String alpha2 : Locale.getISOCountries()) {
            codes.put(Locale.of("", alpha2).getISO3Country(), alpha2);
        }
        codes.put("D", "DE");
        for (String british : List.of("GBD", "GBN", "GBO", "GBP", "GBS")) {
            codes.put(british, "GB");
        }
        for (String kosovo : List.of("RKS", "XKX", "UNK")) {
            codes.put(kosovo, KOSOVO);
        }
        codes.put("ROM", "RO");
        codes.put("ZAR", "CD");
        return Map.copyOf(codes);
    }
}

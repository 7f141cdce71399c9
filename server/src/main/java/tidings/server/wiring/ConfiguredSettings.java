package tidings.server.wiring;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import tidings.server.settings.Settings;

/// Finds the settings among all that is configured: in the environment, in system properties and in
/// `config/application.properties`.
final class ConfiguredSettings {
    private ConfiguredSettings() {}

    static Settings read(Config config) {
        Map<String, String> values = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("TIDINGS_")) {
                config.getOptionalValue(name, String.class).ifPresent(value -> values.put(name, value));
            }
        }
        return Settings.of(values);
    }
}

package tidings.engine;

/// A custom header of a notification's requests.
public record Header(String key, Secret value) {}

package tidings.benchmarks;

/// Where events are posted on the loopback interface, and with whose key.
record ApiClient(int port, String path, String key, String secret) {

    /// The events' endpoint of the server that listens at `port`.
    static ApiClient ofServer(int port, String key, String secret) {
        return new ApiClient(port, "/api/v1/events", key, secret);
    }

    /// A path of a receiver or proxy that asks for no key but gets one, so that requests are equally long.
    static ApiClient ofReceiver(int port, String path) {
        return new ApiClient(port, path, "no-key-needed", "no-secret-needed-here");
    }

    /// Leaves the secret out.
    @Override
    public String toString() {
        return "ApiClient[port=" + port + ", path=" + path + "]";
    }
}

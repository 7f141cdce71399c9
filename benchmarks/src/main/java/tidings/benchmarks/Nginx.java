package tidings.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The baseline: a bare nginx that forwards every request to the sink and keeps nothing, with its own
/// configuration in a directory of its own.
final class Nginx implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    private static final List<Path> PROGRAMS = Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
            .map(Path::of)
            .toList();

    /// Where nginx listens, by how it treats its connections to the sink.
    ///
    /// @param kept keeps them open, as a careful operator has it and as the server itself does
    /// @param fresh opens one for each request, which is what it does unless told otherwise
    record Ports(int kept, int fresh) {}

    private final Process process;
    private final Ports ports;

    private Nginx(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    static Nginx start(Path directory, int upstreamPort) throws IOException {
        Path program = PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("nginx is not installed; Debian's package is nginx-light"));
        Ports ports = new Ports(freePort(), freePort());
        Files.createDirectories(directory);
        Path configuration = Files.writeString(directory.resolve("nginx.conf"), configuration(ports, upstreamPort));
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-p",
                        directory.toAbsolutePath() + "/",
                        "-c",
                        configuration.toAbsolutePath().toString(),
                        "-e",
                        directory.toAbsolutePath() + "/error.log")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("nginx.out").toFile())
                .start();
        Nginx nginx = new Nginx(process, ports);
        try {
            nginx.awaitListening();
            return nginx;
        } catch (IOException e) {
            nginx.close();
            throw e;
        }
    }

    private static String configuration(Ports ports, int upstreamPort) {
        String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
        return """
        %s
        worker_processes 2;
        daemon off;
        pid nginx.pid;
        error_log error.log crit;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          client_body_buffer_size 16k;
          keepalive_requests 1000000000;
          tcp_nodelay on;
          upstream sink {
            server 127.0.0.1:%d;
            keepalive 256;
            keepalive_requests 1000000000;
          }
          server {
            listen 127.0.0.1:%d reuseport;
            location / {
              proxy_pass http://sink;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
            }
          }
          server {
            listen 127.0.0.1:%d reuseport;
            location / {
              proxy_pass http://127.0.0.1:%d;
            }
          }
        }
        """.formatted(user, upstreamPort, ports.kept(), ports.fresh(), upstreamPort);
    }

    Ports ports() {
        return ports;
    }

    ProcessProbe probe() {
        return new ProcessProbe(process.pid());
    }

    /// A port that was free a moment ago.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() throws IOException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), ports.fresh())) {
                return;
            } catch (ConnectException e) {
                Pause.of(Duration.ofMillis(20));
            }
        }
        throw new IOException("nginx did not start within " + LONGEST_START + "; see nginx.out and error.log");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

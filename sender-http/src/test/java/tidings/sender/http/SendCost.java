package tidings.sender.http;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tidings.engine.Body;
import tidings.engine.DeliveryId;
import tidings.engine.Notification;
import tidings.engine.Outcome;
import tidings.engine.Receiver;
import tidings.engine.port.Sender.Shipment;
import tidings.events.EventType;
import tidings.events.SigningKey;

/// Measures the processor time of one send: 64 virtual threads, a body of 3.5 KB, kept connections on
/// loopback, and the receiver in a process of its own. Run its `main` with the test class path; it prints a
/// line a round.
final class SendCost {
    private static final int SENDERS = 64;
    private static final int ROUNDS = 6;
    private static final int SENDS = 100_000;
    private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private SendCost() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            sink();
            return;
        }
        Process sink = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendCost.class.getName(),
                        "sink")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(sink.getInputStream(), StandardCharsets.US_ASCII))) {
            String url = "http://127.0.0.1:" + out.readLine() + "/hook";
            measure("unsigned", Receiver.at(url));
            measure("signed twice", new Receiver(url, List.of(), SigningKey.of("a-signing-key"), null, null));
        } finally {
            sink.destroy();
        }
    }

    private static void measure(String what, Receiver receiver) throws Exception {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (HttpSender sender = new HttpSender(Sending.settings(), InstantSource.system(), InHouse.NONE);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 1; round <= ROUNDS; round++) {
                long cpu = system.getProcessCpuTime();
                long start = System.nanoTime();
                round(sender, receiver, threads);
                double seconds = (System.nanoTime() - start) / 1e9;
                double micros = (system.getProcessCpuTime() - cpu) / 1e3 / SENDS;
                System.out.printf(
                        "%-12s round %d: %.1f us CPU a send, %.0f sends/s%n", what, round, micros, SENDS / seconds);
            }
        }
    }

    private static void round(HttpSender sender, Receiver receiver, ExecutorService threads) throws Exception {
        Notification notification = Sending.notification(1, 1, receiver);
        Body body = Body.of("x".repeat(3500).getBytes(StandardCharsets.US_ASCII));
        AtomicInteger left = new AtomicInteger(SENDS);
        List<Future<Integer>> senders = IntStream.range(0, SENDERS)
                .mapToObj(i -> threads.submit(() -> {
                    int failed = 0;
                    for (int n = left.getAndDecrement(); n > 0; n = left.getAndDecrement()) {
                        Outcome outcome = sender.send(new Shipment(
                                notification, new DeliveryId(n), EventType.IDENTIFICATION_AUTO_FINISHED, body));
                        failed += outcome.failure().isPresent() ? 1 : 0;
                    }
                    return failed;
                }))
                .toList();
        for (Future<Integer> each : senders) {
            if (each.get() > 0) {
                throw new IllegalStateException(each.get() + " sends failed");
            }
        }
    }

    private static void sink() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 512, InetAddress.getByName("127.0.0.1"))) {
            System.out.println(listener.getLocalPort());
            while (true) {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        }
    }

    /// Reads requests by their head's end and the length of the body, which is always the same.
    private static void serve(Socket socket) {
        byte[] buffer = new byte[64 * 1024];
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            int filled = 0;
            while (true) {
                int read = in.read(buffer, filled, buffer.length - filled);
                if (read < 0) {
                    return;
                }
                filled += read;
                int end = headEnd(buffer, filled);
                if (end > 0 && filled >= end + 3500) {
                    socket.getOutputStream().write(OK);
                    filled = 0;
                }
            }
        } catch (IOException gone) {
            // The sender is done.
        }
    }

    private static int headEnd(byte[] buffer, int filled) {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }
}

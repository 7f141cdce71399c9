import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

// Receives webhooks on 127.0.0.1 and trusts only what is signed. Run it with JDK 25: SIGNING_KEY=... java Receiver.java
static final String KEY = Objects.requireNonNull(System.getenv("SIGNING_KEY"), "set SIGNING_KEY");
static final int PORT = Integer.parseInt(System.getenv().getOrDefault("PORT", "9000")), MAX_BODY = 2 << 20, REMEMBERED = 10_000;
static final Pattern SCAN_REF = Pattern.compile("\"scanRef\"\\s*:\\s*\"([^\"]*)\""); // The JDK has no JSON parser; use yours.
static final Set<String> SEEN = Collections.synchronizedSet(new LinkedHashSet<>());

void main() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", PORT), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> {
        try (exchange) {
            exchange.sendResponseHeaders(answer(exchange), -1);
        } catch (GeneralSecurityException | RuntimeException e) {
            IO.println("failed: " + e.getClass().getSimpleName());
        }
    });
    server.start();
    IO.println("listening on http://127.0.0.1:" + PORT);
}

int answer(HttpExchange request) throws IOException, GeneralSecurityException {
    byte[] body = request.getRequestBody().readNBytes(MAX_BODY + 1); // The raw bytes: parsing first would change them.
    if (body.length > MAX_BODY) return 413;
    if (!verified(request, body)) return 401;
    String id = header(request, "webhook-id");
    if (!id.isEmpty() && !SEEN.add(id)) return 200; // A repeat: sending is at least once.
    if (SEEN.size() > REMEMBERED) synchronized (SEEN) { SEEN.remove(SEEN.iterator().next()); }
    Matcher scanRef = SCAN_REF.matcher(new String(body, StandardCharsets.UTF_8));
    IO.println(header(request, "Idenfy-Event-Type") + " " + (scanRef.find() ? scanRef.group(1) : "-"));
    return 200;
}

boolean verified(HttpExchange request, byte[] body) throws GeneralSecurityException {
    byte[] raw = KEY.getBytes(StandardCharsets.UTF_8), empty = {};
    if (!same(HexFormat.of().formatHex(hmac(raw, empty, body)), header(request, "Idenfy-Signature"))) return false;
    String id = header(request, "webhook-id"), time = header(request, "webhook-timestamp");
    if (id.isEmpty()) return true; // Without these headers an old request cannot be told from a new one.
    if (!time.matches("\\d{1,12}") || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) > 300) return false;
    byte[] key = KEY.startsWith("whsec_") ? Base64.getDecoder().decode(KEY.substring(6)) : raw;
    String expected = Base64.getEncoder().encodeToString(hmac(key, (id + "." + time + ".").getBytes(StandardCharsets.UTF_8), body));
    return Stream.of(header(request, "webhook-signature").split(" ")).anyMatch(each -> same("v1," + expected, each));
}

byte[] hmac(byte[] key, byte[] head, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update(head);
    return mac.doFinal(body);
}

boolean same(String a, String b) { return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)); }

String header(HttpExchange request, String name) { return Objects.requireNonNullElse(request.getRequestHeaders().getFirst(name), ""); }

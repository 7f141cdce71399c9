package tidings.server.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/// The smallest analyser that keeps to the contract: it says that everybody is who they claim to be, as long
/// as a picture of the document can be opened. A real one looks at the pictures instead.
final class ExampleAnalyser implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;

    ExampleAnalyser() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/review", ExampleAnalyser::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer = JSON.writeValueAsBytes(review(JSON.readTree(exchange.getRequestBody())));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static ObjectNode review(JsonNode request) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        byte[] front = Base64.getDecoder()
                .decode(request.path("images").path("FRONT").path("base64").asText());
        if (ImageIO.read(new ByteArrayInputStream(front)) == null) {
            answer.put("document", "DOC_NOT_FOUND");
            answer.putObject("flaws").putArray("FRONT").add("NO_DOCUMENT");
            return answer;
        }
        answer.put("face", "FACE_MATCH");
        answer.put("document", "DOC_VALIDATED");
        ObjectNode data = answer.putObject("data");
        data.put("docFirstName", request.path("claims").path("firstName").asText());
        data.put("docLastName", request.path("claims").path("lastName").asText());
        data.put("docDob", request.path("claims").path("dateOfBirth").asText());
        data.put("docIssuingCountry", request.path("choice").path("country").asText());
        data.put("docType", request.path("choice").path("document").asText());
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

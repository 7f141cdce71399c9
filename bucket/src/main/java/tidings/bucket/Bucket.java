package tidings.bucket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A bucket, by the four calls of S3's REST interface that keeping files takes, each signed by Signature
/// Version 4.
///
/// The whole client of Amazon's SDK would be ten times as large as everything that is needed for these; the
/// signing itself is the SDK's. A call that the network or the store fails is tried again twice. Thread-safe;
/// blocks.
public final class Bucket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 3;
    private static final int FIRST_SERVER_FAULT = 500;
    private static final Set<Integer> DONE = Set.of(200, 204);
    private static final int NOT_FOUND = 404;
    private static final int MAX_LISTING = 4 << 20;

    private final BucketAddress address;
    private final Signer signer;
    private final HttpClient http;

    /// Makes the client; nothing is sent yet.
    public Bucket(BucketAddress address) {
        this.address = address;
        this.signer = new Signer(address);
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Keeps an object, in place of one of the same name.
    ///
    /// @param name parts of `A-Z a-z 0-9 . _ -`, divided by slashes
    /// @throws BucketException when the store does not keep it
    public void put(String name, byte[] content) {
        HttpResponse<InputStream> answer = call("PUT", object(name), content);
        drained(answer);
        if (!DONE.contains(answer.statusCode())) {
            throw refused(answer);
        }
    }

    /// The object of that name; empty when there is none.
    ///
    /// @param limit how large it may be
    /// @throws BucketException when the store does not say, or it is larger
    public Optional<byte[]> get(String name, int limit) {
        HttpResponse<InputStream> answer = call("GET", object(name), new byte[0]);
        if (answer.statusCode() == NOT_FOUND) {
            drained(answer);
            return Optional.empty();
        }
        if (!DONE.contains(answer.statusCode())) {
            drained(answer);
            throw refused(answer);
        }
        return Optional.of(read(answer, limit));
    }

    /// Deletes the object of that name; there need not be one.
    ///
    /// @throws BucketException when the store does not do it
    public void delete(String name) {
        HttpResponse<InputStream> answer = call("DELETE", object(name), new byte[0]);
        drained(answer);
        if (!DONE.contains(answer.statusCode()) && answer.statusCode() != NOT_FOUND) {
            throw refused(answer);
        }
    }

    /// The names that begin so, at most a thousand of them.
    ///
    /// @throws BucketException when the store does not say
    public Set<String> list(String beginning) {
        String query = "?list-type=2&prefix=" + URLEncoder.encode(address.prefix() + beginning, StandardCharsets.UTF_8);
        HttpResponse<InputStream> answer = call("GET", URI.create(base() + query), new byte[0]);
        if (!DONE.contains(answer.statusCode())) {
            drained(answer);
            throw refused(answer);
        }
        Set<String> names = new TreeSet<>();
        keys(read(answer, MAX_LISTING))
                .forEach(key -> names.add(key.substring(address.prefix().length())));
        return names;
    }

    @Override
    public void close() {
        http.close();
    }

    private String base() {
        return address.endpoint() + "/" + address.bucket();
    }

    private URI object(String name) {
        return URI.create(base() + "/" + address.prefix() + name);
    }

    /// Two attempts of one call do the same as one, so it does no harm when the first was done and nobody
    /// heard of it.
    private HttpResponse<InputStream> call(String method, URI uri, byte[] body) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<InputStream> answer = http.send(request(method, uri, body), BodyHandlers.ofInputStream());
                if (answer.statusCode() < FIRST_SERVER_FAULT || attempt == TRIES) {
                    return answer;
                }
                drained(answer);
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new BucketException("The object store cannot be reached", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BucketException("The call to the object store was interrupted", e);
            }
        }
    }

    private HttpRequest request(String method, URI uri, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        signer.headers(method, uri, body).forEach(request::setHeader);
        return request.build();
    }

    private static byte[] read(HttpResponse<InputStream> answer, int limit) {
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new BucketException("The object store answers with more than " + limit + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new BucketException("The object store's answer broke off", e);
        }
    }

    /// Ends with the answer whatever is in it, so that the connection can be used again.
    private static void drained(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            body.skip(MAX_LISTING);
        } catch (IOException e) {
            // Nobody wanted to know what was in it.
        }
    }

    private static BucketException refused(HttpResponse<InputStream> answer) {
        return new BucketException("The object store answers " + answer.statusCode()
                + switch (answer.statusCode()) {
                    case 403 -> ": the access key, the secret key or the bucket's rights are not right";
                    case NOT_FOUND -> ": there is no such bucket";
                    case 301, 307 -> ": the bucket is in another region";
                    default -> "";
                });
    }

    private static List<String> keys(byte[] listing) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<String> keys = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(listing));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Key")) {
                    keys.add(xml.getElementText());
                }
            }
            return keys;
        } catch (XMLStreamException e) {
            throw new BucketException("The object store's list cannot be read", e);
        }
    }
}

package tidings.sender.http;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/// A POST with the headers that every request of ours has. The resource stands in the request line exactly as
/// it is in the URL: the client's own requests tidy it up.
final class PostRequest extends BasicClassicHttpRequest {
    private final String resource;

    PostRequest(Destination.Reachable to, String userAgent, ContentType type, byte[] body) {
        super("POST", "/");
        this.resource = to.resource();
        addHeader(HttpHeaders.HOST, to.authority());
        addHeader(HttpHeaders.USER_AGENT, userAgent);
        addHeader(HttpHeaders.CONTENT_TYPE, type.getMimeType());
        addHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        setEntity(new ByteArrayEntity(body, type));
    }

    @Override
    public String getRequestUri() {
        return resource;
    }

    /// Leaves out the resource and the headers, which hold secrets.
    @Override
    public String toString() {
        return "PostRequest";
    }
}

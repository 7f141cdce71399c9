package tidings.server.api.delivery;

/// Examples for the description of the API.
final class DeliveryExamples {
    private static final String FIELDS = """
            "id": "dlv_0c5d8k3m9q002", "eventId": "evt_0c5d8k3m9q001", "eventType": "DOCUMENT_EXPIRATION", \
            "scanRef": "5e0d9a8c-2cf1-11f1-8f0e-0242ac120002", "clientId": "user-1002", \
            "notificationId": "ntf_0c5d8k3m9q000", "state": "FAILED", "code": 500, "attemptCount": 1, \
            "nextAttemptAt": null, "createdAt": "2026-01-31T08:00:00.000Z\"""";

    static final String PAYLOAD = """
            {"scanRef": "5e0d9a8c-2cf1-11f1-8f0e-0242ac120002", "clientId": "user-1002", \
            "expirationThreshold": "DOCUMENT_EXPIRES_WITHIN_30_DAYS", "documentExpiration": "2029-09-14"}""";

    static final String ITEM = "{" + FIELDS + "}";

    static final String PAGE = "{\"items\": [" + ITEM + "], \"next\": \"AAJzR3mZAABh3XJk\"}";

    static final String DETAIL = "{" + FIELDS + """
            , "cancelReason": null, "resendRequestedAt": null, \
            "attempts": [{"at": "2026-01-31T08:00:00.012Z", "code": 500, "durationMillis": 41, \
            "failure": {"class": "HTTP_SERVER_ERROR", "sentence": "The receiver failed."}, "manual": false}], \
            "payloadErased": false, "payload":""" + PAYLOAD + "}";

    static final String FILTER = """
            {"state": "FAILED", "code": "5xx", "from": "2026-01-31T00:00:00Z", "to": "2026-02-01T00:00:00Z"}""";

    static final String JOB = """
            {"id": "rsj_0c5d8k3m9q003", "state": "RUNNING", "matched": 1200, "requested": 300, \
            "filter": {"state": "FAILED", "code": "5xx", "from": "2026-01-31T00:00:00.000Z", \
            "to": "2026-02-01T00:00:00.000Z"}, "createdAt": "2026-02-01T08:00:00.000Z"}""";

    static final String REFUSAL = """
            {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": \
            "state: This must be one of PENDING, DELIVERED, FAILED, CANCELED.", \
            "errors": [{"field": "state", "message": "This must be one of PENDING, DELIVERED, FAILED, CANCELED."}]}""";

    private DeliveryExamples() {}
}

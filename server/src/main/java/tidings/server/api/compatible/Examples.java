package tidings.server.api.compatible;

/// Examples of requests and answers for the description of the interface.
final class Examples {
    static final String TAG = "Compatible API";

    static final String SCAN_REF = """
            {"scanRef": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002"}""";

    static final String TOKEN = """
            {"clientId": "user-1001", "firstName": "Ada", "lastName": "Example", "country": "LT", \
            "documents": ["ID_CARD", "PASSPORT"], "successUrl": "https://shop.example/welcome"}""";

    static final String TOKEN_MADE = """
            {"message": "Token created successfully", "authToken": "exampleAuthToken0001exampleAuthToken0001", \
            "scanRef": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002", "clientId": "user-1001", "personScanRef": "user-1001", \
            "firstName": "ADA", "lastName": "EXAMPLE", "country": "LT", "expiryTime": 3600, "sessionLength": 600, \
            "documents": ["ID_CARD", "PASSPORT"], "tokenType": "IDENTIFICATION", "digitString": null, \
            "redirectUrl": "https://tidings.example.com/api/v2/redirect?authToken=exampleAuthToken0001exampleAuthToken0001"}""";

    static final String STATUS = """
            {"status": "APPROVED", "final": true, "autoDocument": "DOC_VALIDATED", "autoFace": "FACE_MATCH", \
            "manualDocument": "DOC_VALIDATED", "manualFace": "FACE_MATCH", "additionalSteps": null, "fraudTags": [], \
            "mismatchTags": [], "scanRef": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002", "clientId": "user-1001"}""";

    static final String DATA = """
            {"docFirstName": "ADA", "docLastName": "EXAMPLE", "docNumber": "X0000001", "docExpiry": "2031-04-30", \
            "docType": "PASSPORT", "scanRef": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002", "clientId": "user-1001"}""";

    static final String FILES = """
            {"FRONT": "https://tidings.example.com/files/5e0d9a8c-2cf1-41f1-8f0e-0242ac120002/FRONT.png?file=..."}""";

    static final String FULL = """
            {"scan_ref": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002", "status": "APPROVED", "face_match_result": "FACE_MATCH", \
            "document_validity": "DOC_VALIDATED", "attempt_count": 1}""";

    static final String PROCESS = """
            {"authToken": "exampleAuthToken0001exampleAuthToken0001", "country": "LT", "documentType": "PASSPORT", \
            "images": {"FRONT": "/9j/4AAQSkZJRg...", "FACE": "data:image/png;base64,iVBORw0KGgo..."}}""";

    static final String STEP = """
            {"scanRef": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002", "step": "UTILITY_BILL", "image": "/9j/4AAQSkZJRg..."}""";

    static final String MORE = """
            {"lifetime": 86400, "additionalStepUploadRequired": true}""";

    static final String MORE_OF = """
            {"scanRef": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002", "lifetime": 86400, "additionalStepUploadRequired": true}""";

    static final String ASKED = """
            {"sessionUrl": "https://tidings.example.com/api/v2/redirect?authToken=exampleAuthToken0001exampleAuthToken0001", \
            "tokenString": "exampleAuthToken0001exampleAuthToken0001"}""";

    static final String LIST = """
            {"count": 1, "next": null, "previous": null, "results": [\
            {"scanRef": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002", "status": "SUSPECTED", "suspected": true}]}""";

    static final String BLOCK = """
            {"reason": "A stolen document"}""";

    static final String BLOCKED = """
            {"scanRef": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002", "blocklist": "DOCUMENT_INFO", "reason": "A stolen document"}""";

    static final String DUMMY = """
            {"scanRef": "5e0d9a8c-2cf1-41f1-8f0e-0242ac120002", "manualFaceMatchResult": "FACE_MATCH", \
            "manualDocumentValidity": "DOC_VALIDATED"}""";

    static final String PDF = "JVBERi0xLjYKJ...";

    private Examples() {}
}

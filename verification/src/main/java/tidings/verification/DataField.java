package tidings.verification;

/// What can be read from a document, under its name on the wire and with the greatest length that the wire
/// allows it.
public enum DataField {
    DOC_FIRST_NAME("docFirstName", Kind.TEXT, 100),
    DOC_LAST_NAME("docLastName", Kind.TEXT, 100),
    FULL_NAME("fullName", Kind.TEXT, 201),
    DOC_NUMBER("docNumber", Kind.TEXT, 100),
    DOC_PERSONAL_CODE("docPersonalCode", Kind.TEXT, 30),
    DOC_EXPIRY("docExpiry", Kind.DATE, 10),
    DOC_DOB("docDob", Kind.DATE, 10),
    DOC_DATE_OF_ISSUE("docDateOfIssue", Kind.DATE, 10),
    DOC_TYPE("docType", Kind.DOCUMENT_TYPE, 30),
    DOC_SEX("docSex", Kind.SEX, 9),
    DOC_NATIONALITY("docNationality", Kind.COUNTRY, 2),
    DOC_ISSUING_COUNTRY("docIssuingCountry", Kind.COUNTRY, 2),
    BIRTH_PLACE("birthPlace", Kind.TEXT, 60),
    AUTHORITY("authority", Kind.TEXT, 60),
    ADDRESS("address", Kind.TEXT, 100),
    DOC_TEMPORARY_ADDRESS("docTemporaryAddress", Kind.TEXT, 100),
    MOTHERS_MAIDEN_NAME("mothersMaidenName", Kind.TEXT, 80),
    DOC_BIRTH_NAME("docBirthName", Kind.TEXT, 100),
    DOC_PATRONYMIC("docPatronymic", Kind.TEXT, 100),
    DRIVER_LICENSE_CATEGORY("driverLicenseCategory", Kind.TEXT, 30),
    ORG_FIRST_NAME("orgFirstName", Kind.TEXT, 255),
    ORG_LAST_NAME("orgLastName", Kind.TEXT, 255),
    ORG_NATIONALITY("orgNationality", Kind.TEXT, 255),
    ORG_BIRTH_PLACE("orgBirthPlace", Kind.TEXT, 500),
    ORG_AUTHORITY("orgAuthority", Kind.TEXT, 500),
    ORG_ADDRESS("orgAddress", Kind.TEXT, 500),
    ORG_TEMPORARY_ADDRESS("orgTemporaryAddress", Kind.TEXT, 500),
    ORG_MOTHERS_MAIDEN_NAME("orgMothersMaidenName", Kind.TEXT, 500),
    ORG_PATRONYMIC("orgPatronymic", Kind.TEXT, 500),
    ORG_BIRTH_NAME("orgBirthName", Kind.TEXT, 500),
    AGE_ESTIMATE("ageEstimate", Kind.AGE_ESTIMATE, 10);

    private final String wireName;
    private final Kind kind;
    private final int maxLength;

    DataField(String wireName, Kind kind, int maxLength) {
        this.wireName = wireName;
        this.kind = kind;
        this.maxLength = maxLength;
    }

    /// What a field holds.
    public enum Kind {
        TEXT,
        /// `YYYY-MM-DD`.
        DATE,
        /// Two upper-case letters of ISO 3166-1.
        COUNTRY,
        /// A name of [tidings.events.DocumentType].
        DOCUMENT_TYPE,
        /// A name of [tidings.events.IdentificationData.Sex].
        SEX,
        /// A name of [tidings.events.IdentificationData.AgeEstimate].
        AGE_ESTIMATE
    }

    /// The name on the wire.
    public String wireName() {
        return wireName;
    }

    /// What it holds.
    public Kind kind() {
        return kind;
    }

    /// In characters.
    public int maxLength() {
        return maxLength;
    }
}

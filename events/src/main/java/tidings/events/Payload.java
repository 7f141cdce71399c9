package tidings.events;

/// The body of one event, typed: one record for each body that the wire knows.
///
/// A record's components are the properties of the event's JSON Schema, by name, and are described there. A component
/// is nullable where the schema lets the property be null or missing. What may be null is always written, as null; what
/// may only be missing is left out. So whatever a record writes, its schema accepts. No record prints what it holds,
/// because most of it is personal: `toString` names the subject at most.
public sealed interface Payload
        permits AccountCheck,
                AgeEstimation,
                AmlMonitoring,
                AmlMonitoringExpiration,
                BankCardVerification,
                BankVerification,
                CompanyAmlReview,
                CompanyDelete,
                CompanyExpiration,
                CompanyInfoRequest,
                CompanyReview,
                CompanySubmit,
                DocumentExpiration,
                FacialAuthentication,
                GovOrderedDocument,
                Identification,
                SosReport,
                VideoCallFinished {}

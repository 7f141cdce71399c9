package tidings.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a population register says of the person; `resourceType` on the wire names the register.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "resourceType")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegistryCenterCheck.Lithuania.class, name = "LithuaniaRegistryCenterCheck"),
    @JsonSubTypes.Type(value = RegistryCenterCheck.Hungary.class, name = "HungaryRegistryCenterCheck"),
    @JsonSubTypes.Type(value = RegistryCenterCheck.UnitedStates.class, name = "Us15RegistryCenterCheck")
})
public sealed interface RegistryCenterCheck {

    /// How one field compares to the register.
    enum FieldMatch {
        MATCH,
        NO_MATCH,
        PARTIAL_MATCH,
        NO_DATA,
        NO_INPUT,
        INVALID
    }

    /// The register of Lithuania.
    record Lithuania(
            String checkedPersonalNumber,
            String checkedDocumentType,
            @Nullable String personalNumber,
            @Nullable String name,
            @Nullable String surname,
            @Nullable String documentNumber,
            @Nullable LocalDate documentExpiration,
            @Nullable String facePhoto)
            implements RegistryCenterCheck {

        public Lithuania {
            requireNonNull(checkedPersonalNumber, "checkedPersonalNumber");
            requireNonNull(checkedDocumentType, "checkedDocumentType");
        }

        @Override
        public String toString() {
            return "Lithuania[masked]";
        }
    }

    /// The register of Hungary, whose addresses and documents keep the register's own form.
    record Hungary(
            String checkedMrz,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String maidenName,
            @Nullable String mothersMaidenName,
            @Nullable LocalDate birthDate,
            @Nullable String birthPlace,
            @Nullable Map<String, @Nullable Object> address,
            @Nullable Map<String, @Nullable Object> residentialAddress,
            @Nullable String nationality,
            @Nullable Map<String, @Nullable Object> idCard,
            @Nullable Map<String, @Nullable Object> passport,
            @Nullable Map<String, @Nullable Object> additionalData)
            implements RegistryCenterCheck {

        public Hungary {
            requireNonNull(checkedMrz, "checkedMrz");
            address = Frozen.treeOrNull(address);
            residentialAddress = Frozen.treeOrNull(residentialAddress);
            idCard = Frozen.treeOrNull(idCard);
            passport = Frozen.treeOrNull(passport);
            additionalData = Frozen.treeOrNull(additionalData);
        }

        @Override
        public String toString() {
            return "Hungary[masked]";
        }
    }

    /// The service for the United States, which compares field by field.
    record UnitedStates(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String middleName,
            @Nullable LocalDate dob,
            @Nullable Integer yob,
            @Nullable String address1,
            @Nullable String address2,
            @Nullable String city,
            @Nullable String state,
            @Nullable String zip,
            @Nullable String idNum,
            @Nullable String phone,
            @Nullable String email,
            @Nullable FieldMatch firstNameStatus,
            @Nullable FieldMatch lastNameStatus,
            @Nullable FieldMatch middleNameStatus,
            @Nullable FieldMatch dobStatus,
            @Nullable FieldMatch yobStatus,
            @Nullable FieldMatch address1Status,
            @Nullable FieldMatch address2Status,
            @Nullable FieldMatch cityStatus,
            @Nullable FieldMatch stateStatus,
            @Nullable FieldMatch zipStatus,
            @Nullable FieldMatch idNumStatus,
            @Nullable FieldMatch phoneStatus,
            @Nullable FieldMatch emailStatus)
            implements RegistryCenterCheck {

        @Override
        public String toString() {
            return "UnitedStates[masked]";
        }
    }
}

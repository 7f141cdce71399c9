package tidings.server.verification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tidings.engine.Body;
import tidings.engine.Dossier;
import tidings.engine.Dossier.Mark;
import tidings.server.files.FileKey;
import tidings.server.review.Register;
import tidings.verification.AutoReview;
import tidings.verification.DataField;
import tidings.verification.ManualReview;
import tidings.verification.Verification;
import tidings.verification.VerificationCodec;

/// How a verification lies in its dossier: what is kept beside it comes first, then it itself.
final class Folder {
    /// The kind of its dossiers.
    static final String KIND = "verification";

    private static final int FORMAT = 1;

    private Folder() {}

    /// What is kept of a verification.
    record Papers(Verification verification, Instant updatedAt, Tokens.Hash token, FileKey fileKey) {}

    static Body write(Papers papers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeByte(FORMAT);
            to.writeLong(papers.updatedAt().toEpochMilli());
            to.writeUTF(papers.token().hex());
            to.writeUTF(papers.fileKey().text());
            to.write(VerificationCodec.write(papers.verification()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Body.of(bytes.toByteArray());
    }

    static Held read(Dossier dossier) {
        byte[] bytes = dossier.content().body().bytes();
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = from.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("This version does not know how " + dossier + " is written: " + format);
            }
            Instant updatedAt = Instant.ofEpochMilli(from.readLong());
            Tokens.Hash token = new Tokens.Hash(from.readUTF());
            FileKey fileKey = FileKey.of(from.readUTF());
            return new Held(
                    dossier.workspace(),
                    dossier.version(),
                    updatedAt,
                    VerificationCodec.read(from.readAllBytes()),
                    token,
                    fileKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mark scanRef(String scanRef) {
        return Mark.everywhere("scanRef", scanRef);
    }

    static Mark token(Tokens.Hash token) {
        return Mark.everywhere("token", token.hex());
    }

    static Mark clientId(String clientId) {
        return Mark.of("clientId", clientId);
    }

    static Mark externalRef(String externalRef) {
        return Mark.of("externalRef", externalRef);
    }

    static Mark documentNumber(String number) {
        return Mark.of("docNumber", plain(number));
    }

    static Mark personalCode(String code) {
        return Mark.of("docPersonalCode", plain(code));
    }

    /// Whatever divides a number's parts is no part of it.
    private static String plain(String number) {
        return Register.key(number);
    }

    private static Map<DataField, String> data(Verification verification) {
        ManualReview manual = verification.manual();
        AutoReview auto = verification.auto();
        return manual != null ? manual.data() : auto != null ? auto.data() : Map.of();
    }

    /// What a verification is found by.
    static Set<Mark> marks(Papers papers) {
        Verification verification = papers.verification();
        Set<Mark> marks = new HashSet<>();
        marks.add(scanRef(verification.scanRef()));
        marks.add(token(papers.token()));
        marks.add(clientId(verification.terms().clientId()));
        String externalRef = verification.terms().externalRef();
        if (externalRef != null) {
            marks.add(externalRef(externalRef));
        }
        Map<DataField, String> data = data(verification);
        String number = data.get(DataField.DOC_NUMBER);
        if (number != null) {
            marks.add(documentNumber(number));
        }
        String code = data.get(DataField.DOC_PERSONAL_CODE);
        if (code != null) {
            marks.add(personalCode(code));
        }
        return marks;
    }
}

package tidings.server.registration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tidings.engine.Body;
import tidings.engine.Dossier;
import tidings.verification.deadline.Company;
import tidings.verification.deadline.Deadline;
import tidings.verification.deadline.FormToken;
import tidings.verification.deadline.Monitoring;
import tidings.verification.deadline.MonitoringDay;
import tidings.verification.deadline.Told;

/// How deadlines lie in their dossiers.
final class Papers {
    private static final int FORMAT = 1;

    private Papers() {}

    static Body write(Deadline deadline) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeByte(FORMAT);
            switch (deadline) {
                case Company company -> {
                    to.writeUTF(company.id());
                    writeOptional(to, company.clientId());
                    to.writeLong(company.expiresAt().toEpochMilli());
                    to.writeUTF(company.told().name());
                }
                case FormToken token -> {
                    to.writeUTF(token.token());
                    to.writeUTF(token.companyId());
                    writeOptional(to, token.email());
                    to.writeLong(token.expiresAt().toEpochMilli());
                    to.writeBoolean(token.open());
                }
                case Monitoring monitoring -> {
                    to.writeUTF(monitoring.id());
                    writeOptional(to, monitoring.clientId());
                    to.writeUTF(monitoring.until().toString());
                    to.writeBoolean(monitoring.extended());
                    to.writeBoolean(monitoring.active());
                }
                case MonitoringDay day -> {
                    to.writeUTF(day.date().toString());
                    to.writeUTF(day.told().name());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Body.of(bytes.toByteArray());
    }

    static Company company(Dossier dossier) {
        return read(
                dossier,
                from -> new Company(
                        from.readUTF(),
                        readOptional(from),
                        Instant.ofEpochMilli(from.readLong()),
                        Told.valueOf(from.readUTF())));
    }

    static FormToken formToken(Dossier dossier) {
        return read(
                dossier,
                from -> new FormToken(
                        from.readUTF(),
                        from.readUTF(),
                        readOptional(from),
                        Instant.ofEpochMilli(from.readLong()),
                        from.readBoolean()));
    }

    static Monitoring monitoring(Dossier dossier) {
        return read(
                dossier,
                from -> new Monitoring(
                        from.readUTF(),
                        readOptional(from),
                        LocalDate.parse(from.readUTF()),
                        from.readBoolean(),
                        from.readBoolean()));
    }

    static MonitoringDay monitoringDay(Dossier dossier) {
        return read(dossier, from -> new MonitoringDay(LocalDate.parse(from.readUTF()), Told.valueOf(from.readUTF())));
    }

    /// Reads what follows the number of the format.
    @FunctionalInterface
    private interface Reading<D> {
        D from(DataInputStream input) throws IOException;
    }

    private static <D> D read(Dossier dossier, Reading<D> reading) {
        byte[] bytes = dossier.content().body().bytes();
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = from.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("This version does not know how " + dossier + " is written: " + format);
            }
            return reading.from(from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeOptional(DataOutputStream to, @Nullable String text) throws IOException {
        to.writeBoolean(text != null);
        if (text != null) {
            to.writeUTF(text);
        }
    }

    private static @Nullable String readOptional(DataInputStream from) throws IOException {
        return from.readBoolean() ? from.readUTF() : null;
    }
}

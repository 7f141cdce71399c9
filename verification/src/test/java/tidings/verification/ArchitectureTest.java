package tidings.verification;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What this module sees, so that it stays free of clocks, threads, sockets and files.
final class ArchitectureTest {
    private static final JavaClasses VERIFICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tidings.verification");

    @Test
    void itSeesTheEventsAndJacksonOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "tidings.verification..",
                        "tidings.events",
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(VERIFICATION);
    }

    @Test
    void onlyTheCodecAndTheNamesOfStepsKnowJackson() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(VerificationCodec(\\$.*)?|Step)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(VERIFICATION);
    }

    @Test
    void itKnowsNoThreadFileOrSocket() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.util.concurrent..", "java.nio.file..", "java.nio.channels..", "java.sql..")
                        .or(resideInAPackage("java.net..").and(DescribedPredicate.not(equivalentTo(URI.class))))
                        .or(equivalentTo(Thread.class))
                        .or(equivalentTo(File.class)))
                .check(VERIFICATION);
    }

    @Test
    void itReadsNoClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(VERIFICATION);
    }
}

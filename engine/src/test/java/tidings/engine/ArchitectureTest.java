package tidings.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Who may see whom inside the engine, so that its decisions stay pure and one seed replays one history.
final class ArchitectureTest {

    private static final String WORDS = "tidings.engine";
    private static final String CORE = "tidings.engine.core..";
    private static final String PORT = "tidings.engine.port..";
    private static final String RUNTIME = "tidings.engine.runtime..";

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tidings.engine");

    private static final DescribedPredicate<JavaClass> THREADS = resideInAPackage("java.util.concurrent..")
            .or(equivalentTo(Thread.class))
            .or(equivalentTo(ThreadLocal.class))
            .as("threads or what coordinates them");

    private static final DescribedPredicate<JavaClass> OUTSIDE = resideInAnyPackage(
                    "java.io..", "java.net..", "java.nio.channels..", "java.nio.file..", "java.sql..", "javax.net..")
            .or(equivalentTo(ProcessBuilder.class))
            .as("files, sockets, processes or databases");

    @Test
    void theWordsAndTheCoreKnowNoThread() {
        noClasses()
                .that()
                .resideInAnyPackage(WORDS, CORE)
                .should()
                .dependOnClassesThat(THREADS)
                .check(ENGINE);
    }

    @Test
    void onlyTheRuntimeStartsThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage(RUNTIME)
                .should()
                .dependOnClassesThat(equivalentTo(Thread.class))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.concurrent\\..*(Executor|Executors|ExecutorService|ForkJoinPool|Timer).*")
                .check(ENGINE);
    }

    @Test
    void theEngineKnowsNothingOutsideItself() {
        noClasses().should().dependOnClassesThat(OUTSIDE).check(ENGINE);
    }

    @Test
    void theWordsKnowOnlyWords() {
        noClasses()
                .that()
                .resideInAPackage(WORDS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, PORT, RUNTIME)
                .check(ENGINE);
    }

    @Test
    void thePortsKnowNeitherTheCoreNorTheRuntime() {
        noClasses()
                .that()
                .resideInAPackage(PORT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, RUNTIME)
                .check(ENGINE);
    }

    @Test
    void theCoreDoesNotKnowTheRuntime() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(RUNTIME)
                .check(ENGINE);
    }
}

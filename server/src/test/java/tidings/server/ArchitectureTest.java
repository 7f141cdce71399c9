package tidings.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Who may see whom inside the server: features know ports, and only the wiring knows what stands behind
/// them.
final class ArchitectureTest {

    private static final String API = "tidings.server.api..";
    private static final String WIRING = "tidings.server.wiring..";

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("tidings.server");

    @Test
    void theApiDoesNotKnowTheWiring() {
        noClasses()
                .that()
                .resideInAPackage(API)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(WIRING)
                .allowEmptyShould(true)
                .check(SERVER);
    }

    /// The guard and the header rules are open to all: a form asks them before a notification is saved.
    @Test
    void onlyTheWiringKnowsTheAdapters() {
        noClasses()
                .that()
                .resideOutsideOfPackage(WIRING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tidings.store..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("tidings.sender.http.HttpSender")
                .check(SERVER);
    }
}

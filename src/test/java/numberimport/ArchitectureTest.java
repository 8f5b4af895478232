package numberimport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house: its rooms, its doors, and what each room alone may know. */
@AnalyzeClasses(packages = "numberimport", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theHouseHasTheseRoomsAndTheseDoors = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("numberimport..")
            .layer("main")
            .definedBy("numberimport")
            .layer("cli")
            .definedBy("numberimport.cli..")
            .layer("intake")
            .definedBy("numberimport.intake..")
            .layer("notification")
            .definedBy("numberimport.notification..")
            .layer("access")
            .definedBy("numberimport.access..")
            .layer("remote")
            .definedBy("numberimport.remote..")
            .layer("web")
            .definedBy("numberimport.web..")
            .layer("console")
            .definedBy("numberimport.console..")
            .layer("pipeline")
            .definedBy("numberimport.pipeline..")
            .layer("file")
            .definedBy("numberimport.file..")
            .layer("validation")
            .definedBy("numberimport.validation..")
            .layer("ledger")
            .definedBy("numberimport.ledger..")
            .layer("submission")
            .definedBy("numberimport.submission..")
            .layer("api")
            .definedBy("numberimport.api..")
            .layer("sandbox")
            .definedBy("numberimport.sandbox..")
            .whereLayer("main")
            .mayOnlyAccessLayers("cli")
            .whereLayer("cli")
            .mayOnlyAccessLayers(
                    "console", "web", "remote", "access", "intake", "notification", "pipeline", "api", "sandbox")
            .whereLayer("remote")
            .mayOnlyAccessLayers("access", "intake", "pipeline", "api")
            .whereLayer("console")
            .mayOnlyAccessLayers("web", "access", "intake", "pipeline", "api")
            .whereLayer("web")
            .mayOnlyAccessLayers("access", "intake", "pipeline", "api")
            .whereLayer("access")
            .mayOnlyAccessLayers("pipeline", "ledger")
            .whereLayer("notification")
            .mayOnlyAccessLayers("pipeline", "ledger")
            .whereLayer("intake")
            .mayOnlyAccessLayers("pipeline", "ledger")
            .whereLayer("pipeline")
            .mayOnlyAccessLayers("file", "validation", "ledger", "submission", "api")
            .whereLayer("submission")
            .mayOnlyAccessLayers("ledger", "validation", "api")
            .whereLayer("ledger")
            .mayOnlyAccessLayers("validation")
            .whereLayer("validation")
            .mayOnlyAccessLayers("file")
            .whereLayer("file")
            .mayNotAccessAnyLayer()
            .whereLayer("api")
            .mayNotAccessAnyLayer()
            .whereLayer("sandbox")
            .mayNotAccessAnyLayer()
            .ensureAllClassesAreContainedInArchitecture()
            .because("data flows one way: file, validation, ledger, submission, api");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("numberimport.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule fileAndValidationAreFrameworkFree = noClasses()
            .that()
            .resideInAnyPackage("numberimport.file..", "numberimport.validation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "javax.sql..", "java.sql..");

    @ArchTest
    static final ArchRule onlyLedgerAndTheSandboxesStoreSpeakSql = noClasses()
            .that()
            .resideOutsideOfPackages("numberimport.ledger..", "numberimport.sandbox.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc.core..", "org.flywaydb..");

    @ArchTest
    static final ArchRule onlyPipelineKnowsSpringBatch = noClasses()
            .that()
            .resideOutsideOfPackage("numberimport.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.batch..");

    @ArchTest
    static final ArchRule onlyTheDoorsToOthersSpeakHttp = noClasses()
            .that()
            .resideOutsideOfPackages("numberimport.api..", "numberimport.notification..", "numberimport.remote..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..", "org.springframework.web.client..", "org.springframework.http.client..");

    @ArchTest
    static final ArchRule onlyFileKnowsFileFormats = noClasses()
            .that()
            .resideOutsideOfPackage("numberimport.file..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..", "org.apache.commons.csv..");

    @ArchTest
    static final ArchRule onlySubmissionAndApiUseResilience4j = noClasses()
            .that()
            .resideOutsideOfPackages("numberimport.submission..", "numberimport.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.resilience4j..");

    @ArchTest
    static final ArchRule namesSayWhatNotHow = noClasses()
            .should()
            .haveSimpleNameContaining("Util")
            .orShould()
            .haveNameMatching(".*(Impl|Helper|Manager|DTO|Dto)$");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now");

    @ArchTest
    static final ArchRule onlyOnePlaceSleeps = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("numberimport.submission.Pause")
            .and()
            // For moments, until another process lets go of a file: no clock of a test has to do with that.
            .doNotHaveFullyQualifiedName("numberimport.ledger.FileTurn")
            .and()
            .doNotHaveFullyQualifiedName("numberimport.ledger.OneWriterDataSource")
            .and()
            .resideOutsideOfPackage("numberimport.sandbox..")
            .should()
            .callMethodWhere(new DescribedPredicate<>("the thread sleeps") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                    var method = call.getTarget().getFullName();
                    return method.startsWith("java.lang.Thread.sleep(")
                            || method.startsWith("java.util.concurrent.TimeUnit.sleep(")
                            || method.startsWith("java.util.concurrent.locks.LockSupport.park");
                }
            });

    @ArchTest
    static final ArchRule propertiesAreRecords = classes()
            .that()
            .haveSimpleNameEndingWith("Properties")
            .should()
            .beRecords()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule exceptionsEndInException = classes()
            .that()
            .areAssignableTo(Exception.class)
            .should()
            .haveSimpleNameEndingWith("Exception")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheCliPrints =
            noClasses().that().resideOutsideOfPackage("numberimport.cli..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule onlyMainExits = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("numberimport.NumberImportApplication")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule noGenericExceptions = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule noFieldInjection = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static void atLeastTwoTypesInFiveArePackagePrivate(JavaClasses imported) {
        var types = imported.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .toList();
        var packagePrivate = types.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                .count();

        assertThat(100 * packagePrivate / types.size())
                .as("percentage of package-private types")
                .isGreaterThanOrEqualTo(40);
    }
}

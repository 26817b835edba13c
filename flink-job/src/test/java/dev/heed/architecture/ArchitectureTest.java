package dev.heed.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.heed", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ingestKnowsNoOtherStage = stage("ingest", "window", "attend", "detect", "emit", "job");

    @ArchTest
    static final ArchRule windowKnowsIngestAlone = stage("window", "attend", "detect", "emit", "job");

    @ArchTest
    static final ArchRule attendKnowsWindowAlone = stage("attend", "ingest", "detect", "emit", "job");

    @ArchTest
    static final ArchRule detectKnowsAttendAlone = stage("detect", "ingest", "window", "emit", "job");

    @ArchTest
    static final ArchRule emitKnowsDetectAlone = stage("emit", "ingest", "window", "attend", "job");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.heed.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads a package must not have to read those that build on it");

    @ArchTest
    static final ArchRule avroStaysAtTheEnds = noClasses()
            .that()
            .resideInAPackage("dev.heed..")
            .and()
            .resideOutsideOfPackages("dev.heed.ingest..", "dev.heed.emit..", "dev.heed.schemas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.avro..", "dev.heed.schemas..")
            .because("bytes become readings in ingest and records in emit; between them there are plain records");

    @ArchTest
    static final ArchRule tensorFlowStaysInTheModel = noClasses()
            .that()
            .resideOutsideOfPackage("dev.heed.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tensorflow..", "org.bytedeco..")
            .because("the job asks the model in arrays of floats and must not hold native memory");

    @ArchTest
    static final ArchRule modelKnowsNoStream = noClasses()
            .that()
            .resideInAPackage("dev.heed.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..", "org.apache.avro..")
            .because("attention can then be used, tested and trained without a cluster");

    @ArchTest
    static final ArchRule contractsImportNothing = classes()
            .that()
            .resideInAPackage("dev.heed.schemas..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.heed.schemas..", "org.apache.avro..", "java..")
            .because("any consumer must be able to take the contracts alone");

    @ArchTest
    static final ArchRule nothingImportsHowItIsDeployed = noClasses()
            .that()
            .resideInAnyPackage("dev.heed.model..", "dev.heed.schemas..", "dev.heed.job..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.heed.cli..")
            .because("the job runs where there is no command line");

    private static ArchRule stage(String stage, String... forbidden) {
        String[] packages = new String[forbidden.length];
        for (int i = 0; i < forbidden.length; i++) {
            packages[i] = "dev.heed." + forbidden[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage("dev.heed." + stage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("a stage knows only the one before it, so that each can be read, tested and replaced alone");
    }
}

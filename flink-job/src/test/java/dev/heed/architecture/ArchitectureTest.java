package dev.heed.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;

@AnalyzeClasses(packages = "dev.heed", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> STAGES =
            List.of("ingest", "window", "attend", "forecast", "detect", "emit", "job");

    @ArchTest
    static final ArchRule ingestKnowsNoOtherStage = knows("ingest");

    @ArchTest
    static final ArchRule windowKnowsIngestAlone = knows("window", "ingest");

    @ArchTest
    static final ArchRule attendKnowsWindowAlone = knows("attend", "window");

    @ArchTest
    static final ArchRule forecastKnowsAttendAlone = knows("forecast", "attend");

    @ArchTest
    static final ArchRule detectKnowsAttendAndForecastAlone = knows("detect", "attend", "forecast");

    @ArchTest
    static final ArchRule emitKnowsDetectAlone = knows("emit", "detect");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.heed.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads a package must not have to read those that build on it");

    @ArchTest
    static final ArchRule wireAloneKnowsAvro = noClasses()
            .that()
            .resideInAPackage("dev.heed..")
            .and()
            .resideOutsideOfPackages("dev.heed.wire..", "dev.heed.schemas..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.avro..")
            .because("another encoding, such as a registry's, must not be felt anywhere else");

    @ArchTest
    static final ArchRule contractsStayAtTheEnds = noClasses()
            .that()
            .resideInAPackage("dev.heed..")
            .and()
            .resideOutsideOfPackages("dev.heed.ingest..", "dev.heed.emit..", "dev.heed.wire..", "dev.heed.schemas..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.heed.schemas..")
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

    /** A stage uses what those that it knows offer; of all others before it, it may read the records that theirs hold. */
    private static ArchRule knows(String stage, String... known) {
        DescribedPredicate<JavaClass> foreign = describe("are of other stages", type -> {
            int of = STAGES.indexOf(type.getPackageName().replaceFirst("^dev[.]heed[.](\\w+).*", "$1"));
            boolean isKnown =
                    of == STAGES.indexOf(stage) || Arrays.stream(known).anyMatch(k -> STAGES.indexOf(k) == of);
            boolean isEarlierData = of < STAGES.indexOf(stage) && (type.isRecord() || type.isEnum());
            return of >= 0 && !isKnown && !isEarlierData;
        });
        return noClasses()
                .that()
                .resideInAPackage("dev.heed." + stage + "..")
                .should()
                .dependOnClassesThat(foreign)
                .because("a stage knows only the one before it, so that each can be read, tested and replaced alone");
    }
}

package dev.heed.console;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.heed.console", importOptions = ImportOption.DoNotIncludeTests.class)
class ConsoleArchitectureTest {
    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.heed.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads a package must not have to read those that build on it");

    @ArchTest
    static final ArchRule usesOfTheCommandLineWhatThatExports = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.heed.cli..")
                    .and(resideInAnyPackage(
                                    "dev.heed.cli.extension",
                                    "dev.heed.cli.flink",
                                    "dev.heed.cli.kafka",
                                    "dev.heed.cli.plot", // pictures of alerts look as those of heed evaluate
                                    "dev.heed.cli.run",
                                    "dev.heed.cli.terminal")
                            .negate()))
            .because("what commands of other modules share with those of the command line is in these packages");

    @ArchTest
    static final ArchRule avroStaysInWire = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.avro..")
            .because("bytes of the topics become the contracts' classes in wire alone");

    @ArchTest
    static final ArchRule notificationsKnowNoJob = noClasses()
            .that()
            .resideInAPackage("dev.heed.console.notify..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "org.tensorflow..", "dev.heed.job..")
            .because("alerts are delivered outside the job, and go on when that does not");
}

package dev.heed.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.heed.cli.flink.EmbeddedFlinkRule;

@AnalyzeClasses(packages = "dev.heed.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class BenchArchitectureTest {
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
                                    "dev.heed.cli.options",
                                    "dev.heed.cli.run",
                                    "dev.heed.cli.terminal")
                            .negate()))
            .because("what commands of other modules share with those of the command line is in these packages");

    @ArchTest
    static final ArchRule embeddedFlinksAreMadeInOnePlace = EmbeddedFlinkRule.MADE_IN_ONE_PLACE;
}

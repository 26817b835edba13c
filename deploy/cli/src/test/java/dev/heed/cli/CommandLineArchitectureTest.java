package dev.heed.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.heed.cli.flink.EmbeddedFlinkRule;

@AnalyzeClasses(packages = "dev.heed.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class CommandLineArchitectureTest {
    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.heed.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads a package must not have to read those that build on it");

    @ArchTest
    static final ArchRule commandsAreOnlyKnownToHeed = classes()
            .that()
            .haveSimpleNameEndingWith("Command")
            .should()
            .onlyHaveDependentClassesThat()
            .haveFullyQualifiedName("dev.heed.cli.Heed")
            .because("what two commands share is a plain class that knows no command line");

    @ArchTest
    static final ArchRule otherModulesBringTheirCommandsThemselves = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("dev.heed.bench.."))
            .because("the command line finds commands of other modules as services");

    @ArchTest
    static final ArchRule embeddedFlinksAreMadeInOnePlace = EmbeddedFlinkRule.MADE_IN_ONE_PLACE;

    @ArchTest
    static final ArchRule avroStaysInWire = noClasses()
            .that()
            .resideInAPackage("dev.heed.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.avro..")
            .because("bytes of the topics become the contracts' classes in wire alone");

    @ArchTest
    static final ArchRule simulatorKnowsNoStream = noClasses()
            .that()
            .resideInAPackage("dev.heed.cli.demo.pump..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "picocli..")
            .because("a pump is physics and can be tested by itself");
}

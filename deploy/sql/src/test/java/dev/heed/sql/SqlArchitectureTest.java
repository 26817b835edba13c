package dev.heed.sql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.heed.sql", importOptions = ImportOption.DoNotIncludeTests.class)
class SqlArchitectureTest {
    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.heed.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads a package must not have to read those that build on it");

    @ArchTest
    static final ArchRule avroStaysInWire = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.avro..", "dev.heed.schemas..")
            .because("bytes of the topics become values in wire alone");

    @ArchTest
    static final ArchRule knowsWhatFlinkBringsAlone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.tensorflow..",
                    "org.apache.kafka..",
                    "org.apache.flink.connector.kafka..",
                    "org.apache.flink.table.planner..",
                    "org.apache.flink.table.runtime..",
                    "dev.heed.cli..")
            .because("the jar goes beside Flink's own ones and has none of them in it");
}

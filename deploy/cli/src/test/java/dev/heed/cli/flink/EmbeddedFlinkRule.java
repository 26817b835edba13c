package dev.heed.cli.flink;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** For the commands of all modules. */
public final class EmbeddedFlinkRule {
    /** Nobody else makes a Flink in this JVM. */
    public static final ArchRule MADE_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(EmbeddedFlink.class.getName())
            .should()
            .callMethod(StreamExecutionEnvironment.class, "createLocalEnvironment", Configuration.class)
            .orShould()
            .callMethod(StreamExecutionEnvironment.class, "getExecutionEnvironment", Configuration.class)
            .orShould()
            .callMethod(StreamExecutionEnvironment.class, "getExecutionEnvironment")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(MiniClusterConfiguration.class)
            .because("a Flink in this JVM must be closed to the outside");

    private EmbeddedFlinkRule() {}
}

package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.emit.EmitOptions;
import dev.heed.emit.OutputFormat;
import dev.heed.models.ModelsOptions;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
    private final Configuration options = new Configuration();

    private Map<String, Map<String, String>> plans() {
        return TopicPlan.of(options).stream().collect(Collectors.toMap(TopicPlan::name, TopicPlan::settings));
    }

    @Test
    void makesNoTopicOfModelsWhereTheyStayAsTheyAre() {
        options.set(ModelsOptions.SHADOW_OUTPUTS, true);
        assertThat(plans()).doesNotContainKeys("model-updates", "model-status", "model-comparisons", "saliency.shadow");
        assertThat(TopicPlan.contracts(options))
                .extracting(ContractTopic::contract)
                .doesNotContain(Contract.MODEL_UPDATE, Contract.MODEL_STATUS, Contract.MODEL_COMPARISON);
    }

    @Test
    void keepsTheNewestUpdateOfEachModelAndAllStates() {
        options.set(ModelsOptions.UPDATES_TOPIC, "updates");
        options.set(ModelsOptions.STATUS_TOPIC, "states");
        options.set(ModelsOptions.COMPARISONS_TOPIC, "compared");
        assertThat(plans().get("updates")).isEqualTo(Map.of("cleanup.policy", "compact"));
        assertThat(plans().get("states")).isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "-1"));
        assertThat(plans().get("compared")).isEqualTo(Map.of("cleanup.policy", "delete"));
        assertThat(plans()).doesNotContainKey("saliency.shadow");
        assertThat(JobTopics.own(options))
                .contains(
                        new ContractTopic(Contract.MODEL_UPDATE, "updates"),
                        new ContractTopic(Contract.MODEL_STATUS, "states"),
                        new ContractTopic(Contract.MODEL_COMPARISON, "compared"));
    }

    @Test
    void makesTopicsOfShadowsWhereTheirOutputsAreWritten() {
        options.set(ModelsOptions.UPDATES_TOPIC, "updates");
        options.set(ModelsOptions.SHADOW_OUTPUTS, true);
        options.set(EmitOptions.ALERTS, "alarms");
        assertThat(plans())
                .containsKeys("saliency.shadow", "forecasts.shadow", "alarms.shadow")
                .doesNotContainKeys("weighted-features.shadow", "dead-letters.shadow");
        assertThat(JobTopics.own(options)).contains(new ContractTopic(Contract.SALIENCY_ALERT, "alarms.shadow"));
        options.set(EmitOptions.FORMAT, OutputFormat.JSON);
        assertThat(JobTopics.own(options))
                .extracting(ContractTopic::topic)
                .contains("updates")
                .doesNotContain("alarms.shadow");
    }
}

package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class OutputTopicsTest {
    @Test
    void areNamedByTheirOptions() {
        Configuration options = new Configuration();
        options.setString("heed.emit.topic.weighted-features", "a");
        options.setString("heed.emit.topic.saliency", "b");
        options.setString("heed.emit.topic.forecasts", "c");
        options.setString("heed.emit.topic.saliency-alerts", "d");
        options.setString("heed.emit.topic.dead-letters", "e");
        OutputTopics topics = OutputTopics.of(options);
        assertThat(topics).isEqualTo(new OutputTopics("a", "b", "c", "d", "e"));
        assertThat(topics.weightedFeatures()).isEqualTo("a");
        assertThat(topics.saliency()).isEqualTo("b");
        assertThat(topics.forecasts()).isEqualTo("c");
        assertThat(topics.alerts()).isEqualTo("d");
        assertThat(topics.deadLetters()).isEqualTo("e");
        assertThat(topics.all()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void areThoseThatAreWrittenAndDeadLetters() {
        Configuration options = new Configuration();
        options.setString("heed.emit.outputs", "saliency-alerts;forecasts");
        OutputTopics topics = OutputTopics.of(options);
        assertThat(topics.written()).containsExactlyInAnyOrder(Contract.FORECAST, Contract.SALIENCY_ALERT);
        assertThat(topics.all()).containsExactly("forecasts", "saliency-alerts", "dead-letters");
        assertThat(topics.contracts())
                .containsExactly(
                        new ContractTopic(Contract.FORECAST, "forecasts"),
                        new ContractTopic(Contract.SALIENCY_ALERT, "saliency-alerts"));
    }
}

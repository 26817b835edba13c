package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmitCheckTest {
    private static final Duration BROKER = Duration.ofMinutes(15);

    private final Configuration options = new Configuration();

    @BeforeEach
    void checkpointEverySecond() {
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    }

    private List<String> transactions() {
        return EmitCheck.transactions(options, BROKER);
    }

    @Test
    void acceptsTheDefaults() {
        assertThat(transactions()).isEmpty();
    }

    @Test
    void refusesATimeoutAboveTheBrokersMaximum() {
        options.set(EmitOptions.TRANSACTION_TIMEOUT, Duration.ofHours(1));
        assertThat(transactions())
                .singleElement()
                .asString()
                .contains("expected at most the broker's transaction.max.timeout.ms, 900000 ms")
                .contains("found 3600000 ms");
    }

    @Test
    void refusesATimeoutThatACheckpointMayOutlast() {
        options.set(EmitOptions.TRANSACTION_TIMEOUT, Duration.ofMinutes(5));
        assertThat(transactions())
                .singleElement()
                .asString()
                .contains("601000 ms")
                .contains("found 300000 ms");
    }

    @Test
    void refusesExactlyOnceWithoutCheckpoints() {
        options.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        assertThat(transactions()).singleElement().asString().startsWith("execution.checkpointing.interval: expected");
    }

    @Test
    void leavesTransactionsAloneWithAnotherGuarantee() {
        options.set(EmitOptions.TRANSACTION_TIMEOUT, Duration.ofHours(1));
        options.set(EmitOptions.DELIVERY, DeliveryGuarantee.AT_LEAST_ONCE);
        assertThat(transactions()).isEmpty();
    }

    @Test
    void namesTheTopicThatDoesNotTakeTheModelsLargestOutput() {
        BrokerLimits limits = new BrokerLimits(BROKER, Map.of("saliency", 1_000, "forecasts", 2_000));
        assertThat(EmitCheck.sizes(Map.of("saliency", 1_001, "forecasts", 2_000), limits))
                .singleElement()
                .asString()
                .startsWith("topic saliency: expected records of up to 1001 bytes to be taken, found a limit of 1000");
    }
}

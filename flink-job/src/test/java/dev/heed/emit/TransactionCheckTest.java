package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionCheckTest {
    private static final Duration BROKER = Duration.ofMinutes(15);

    private final Configuration options = new Configuration();

    @BeforeEach
    void checkpointEverySecond() {
        options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    }

    @Test
    void acceptsTheDefaults() {
        assertThatCode(() -> TransactionCheck.check(options, BROKER)).doesNotThrowAnyException();
    }

    @Test
    void refusesATimeoutAboveTheBrokersMaximum() {
        options.set(EmitOptions.TRANSACTION_TIMEOUT, Duration.ofHours(1));
        assertThatThrownBy(() -> TransactionCheck.check(options, BROKER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("900000 ms")
                .hasMessageContaining("found 3600000 ms");
    }

    @Test
    void refusesATimeoutThatACheckpointMayOutlast() {
        options.set(EmitOptions.TRANSACTION_TIMEOUT, Duration.ofMinutes(5));
        assertThatThrownBy(() -> TransactionCheck.check(options, BROKER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("601000 ms")
                .hasMessageContaining("found 300000 ms");
    }

    @Test
    void refusesExactlyOnceWithoutCheckpoints() {
        options.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
        assertThatThrownBy(() -> TransactionCheck.check(options, BROKER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("execution.checkpointing.interval");
    }

    @Test
    void saysThatNoBrokerAnswers() {
        Properties impatient = new Properties();
        impatient.put("default.api.timeout.ms", "1000");
        impatient.put("request.timeout.ms", "500");
        assertThatThrownBy(() -> TransactionCheck.check(options, "localhost:1", impatient))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected a Kafka broker at localhost:1");
    }
}

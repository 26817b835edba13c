package dev.heed.emit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BrokerLimitsTest {
    @Test
    void saysThatNoBrokerAnswers() {
        Properties impatient = new Properties();
        impatient.put("bootstrap.servers", "localhost:1");
        impatient.put("default.api.timeout.ms", "1000");
        impatient.put("request.timeout.ms", "500");
        assertThatThrownBy(() -> BrokerLimits.ask(impatient, List.of("saliency")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--bootstrap-server localhost:1: expected a Kafka broker that answers");
    }
}

package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.KafkaReadings;
import dev.heed.job.JobArguments;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** The examples in conf are what they show. */
class ConfTest {
    private static final Path CONF = Path.of("../conf");

    @Test
    void mappingIsOneThatTheJobTakes() {
        Configuration options = new Configuration();
        options.set(IngestOptions.MAPPING, CONF.resolve("mapping.yaml").toString());
        assertThatCode(() -> KafkaReadings.mappings(options)).doesNotThrowAnyException();
    }

    @Test
    void propertiesOfAJobCanBeRead() {
        assertThatCode(() -> JobArguments.load(new Configuration(), CONF.resolve("job.properties")))
                .doesNotThrowAnyException();
    }
}

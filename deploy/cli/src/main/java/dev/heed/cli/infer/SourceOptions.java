package dev.heed.cli.infer;

import static java.util.Objects.requireNonNull;

import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.registry.RegistrySettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the sample comes from: a file or a topic. */
final class SourceOptions {
    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "A file of records, one a line: JSON, CSV or Influx's line protocol, plain or packed.")
    private @Nullable Path file;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private @Nullable TopicOptions topic;

    /** A topic of a broker. */
    static final class TopicOptions {
        @ArgGroup(exclusive = false, multiplicity = "1")
        private KafkaOptions kafka = new KafkaOptions();

        @ArgGroup(exclusive = false, multiplicity = "0..1")
        private RegistryChoice registry = new RegistryChoice();

        @Option(
                names = "--topic",
                required = true,
                paramLabel = "TOPIC",
                description = "Topic to read the newest records of.")
        private String name = "";
    }

    /** The registry of a topic's schemas, where one is given. */
    Optional<RegistrySettings> registry() {
        return topic == null ? Optional.empty() : topic.registry.settings().map(RegistrySettings::patient);
    }

    /** Reads so many records at most. */
    Sample read(int most) {
        return topic == null
                ? Sample.ofFile(requireNonNull(file), most)
                : TopicSample.read(topic.kafka.clientProperties(), topic.name, most);
    }
}

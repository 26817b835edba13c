package dev.heed.cli.models;

import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.model.refusal.Refusal;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The broker and its topics of models: a mixin of every command about them. */
public final class ModelTopicOptions {
    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "model-updates",
            description = "Topic of updates, as heed.models.updates-topic of the job (default: ${DEFAULT-VALUE}).")
    private String updates = "";

    @Option(
            names = "--status-topic",
            paramLabel = "TOPIC",
            defaultValue = "model-status",
            description = "Topic of what became of them, as heed.models.status-topic (default: ${DEFAULT-VALUE}).")
    private String states = "";

    /**
     * The topics, checked.
     *
     * @throws Refusal when one is not there, or the registry does not answer
     */
    ModelTopics topics() {
        registry.settings();
        Properties client = kafka.clientProperties();
        try (TopicAdmin admin = new TopicAdmin(client)) {
            admin.require(List.of(updates, states));
        }
        Encoding encoding = registry.encoding(new ContractTopic(Contract.MODEL_UPDATE, updates));
        return new ModelTopics(client, encoding, updates, states);
    }
}

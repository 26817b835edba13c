package dev.heed.bench;

import dev.heed.cli.kafka.EmbeddedKafka;
import dev.heed.cli.kafka.TopicAdmin;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A broker that the tests share, each with topics of its own. */
public final class LocalBroker {
    private static final EmbeddedKafka KAFKA = EmbeddedKafka.start();
    private static int topics;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(KAFKA::close));
    }

    private LocalBroker() {}

    public static Properties client() {
        Properties client = new Properties();
        client.put("bootstrap.servers", KAFKA.bootstrapServers());
        return client;
    }

    /** A topic that nobody has written to. */
    public static String newTopic(int partitions) throws Exception {
        String topic = "topic-" + ++topics;
        try (TopicAdmin admin = new TopicAdmin(client())) {
            admin.create(partitions, List.of(topic), Map.of("message.timestamp.type", "LogAppendTime"));
        }
        return topic;
    }
}

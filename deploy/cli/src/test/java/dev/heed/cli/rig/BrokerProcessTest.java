package dev.heed.cli.rig;

import dev.heed.cli.kafka.KafkaFixture;
import dev.heed.cli.kafka.TopicAdmin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {
    @TempDir
    Path directory;

    @Test
    void keepsItsTopicsThroughACrash() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory);
                TopicAdmin topics = new TopicAdmin(KafkaFixture.client(broker.bootstrapServers()))) {
            topics.create(1, List.of("t"));
            broker.kill();
            broker.restart();
            topics.require(List.of("t"));
        }
    }
}

package dev.heed.cli.kafka;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a single broker that is its own controller and listens on this machine alone.
 *
 * @param brokerPort for clients
 * @param controllerPort for itself
 * @param directory of its logs
 */
public record BrokerSettings(int brokerPort, int controllerPort, Path directory) {
    static final int NODE_ID = 1;
    private static final String HOST = "localhost";

    /** Settings with two ports that are free now. */
    public static BrokerSettings onFreePorts(Path directory) {
        return new BrokerSettings(FreePort.next(), FreePort.next(), directory);
    }

    /** What a client connects to. */
    public String bootstrapServers() {
        return HOST + ":" + brokerPort;
    }

    /** As {@code server.properties} has them: one replica of everything, small buffers, transactions as long as Flink's. */
    public Map<String, String> properties() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("listeners", "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://" + HOST + ":" + controllerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.max.timeout.ms", "3600000");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("log.retention.check.interval.ms", "1000");
        settings.put("log.segment.delete.delay.ms", "1000");
        return settings;
    }
}

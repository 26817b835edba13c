package dev.heed.emit;

import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;

/** Holds the transaction timeout, the broker's maximum and the checkpoint settings against each other. */
public final class TransactionCheck {
    private static final long PATIENCE_SECONDS = 30;
    private static final String BROKER_MAXIMUM = "transaction.max.timeout.ms";

    private TransactionCheck() {}

    /**
     * Checks before the job starts; without exactly-once there is nothing to check but that the broker answers.
     *
     * @throws Refusal when the job could not run, or not exactly once
     */
    public static void check(ReadableConfig options, String bootstrapServer, Properties client) {
        Duration brokerMaximum = brokerMaximum(bootstrapServer, client);
        if (options.get(EmitOptions.DELIVERY) == DeliveryGuarantee.EXACTLY_ONCE) {
            check(options, brokerMaximum);
        }
    }

    static void check(ReadableConfig options, Duration brokerMaximum) {
        Duration timeout = options.get(EmitOptions.TRANSACTION_TIMEOUT);
        if (timeout.compareTo(brokerMaximum) > 0) {
            throw Refusal.preflight("heed.emit.transaction-timeout: expected at most the broker's " + BROKER_MAXIMUM
                    + ", " + text(brokerMaximum) + ", found " + text(timeout) + "; lower the one or raise the other");
        }
        Duration interval =
                options.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).orElse(Duration.ZERO);
        if (interval.isZero()) {
            throw Refusal.preflight("execution.checkpointing.interval: expected one, since exactly-once output is"
                    + " committed by checkpoints, found none; set it or heed.emit.delivery");
        }
        Duration longest = interval.plus(options.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT));
        if (timeout.compareTo(longest) <= 0) {
            throw Refusal.preflight("heed.emit.transaction-timeout: expected more than execution.checkpointing.interval"
                    + " + execution.checkpointing.timeout, " + text(longest) + ", found " + text(timeout)
                    + "; a slow checkpoint would lose its transaction");
        }
    }

    private static Duration brokerMaximum(String bootstrapServer, Properties client) {
        Properties properties = new Properties();
        properties.putAll(client);
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer);
        try (Admin admin = Admin.create(properties)) {
            String id = admin.describeCluster()
                    .nodes()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .iterator()
                    .next()
                    .idString();
            ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, id);
            Config config = admin.describeConfigs(List.of(broker))
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next();
            return Duration.ofMillis(Long.parseLong(config.get(BROKER_MAXIMUM).value()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.preflight("interrupted while asking " + bootstrapServer);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw Refusal.preflight("expected a Kafka broker at " + bootstrapServer + ", found none that answers ("
                    + (e.getCause() == null ? e : e.getCause())
                    + "); check --bootstrap-server and --command-config");
        }
    }

    private static String text(Duration duration) {
        return duration.toMillis() + " ms";
    }
}

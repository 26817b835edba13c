package dev.heed.cli.check;

import dev.heed.broker.BrokerContact;
import dev.heed.model.refusal.Refusal;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.server.common.MetadataVersion;

/** The cluster that answers. */
final class BrokerFound {
    private BrokerFound() {}

    /**
     * Its size and version, in words.
     *
     * @throws Refusal when none answers, or none lets this client in
     */
    static String inWords(Properties client) {
        BrokerContact.require(client);
        try (Admin admin = BrokerContact.admin(client)) {
            int brokers = admin.describeCluster().nodes().get().size();
            FinalizedVersionRange version = admin.describeFeatures()
                    .featureMetadata()
                    .get()
                    .finalizedFeatures()
                    .get(MetadataVersion.FEATURE_NAME);
            return "%d %s at %s, %s"
                    .formatted(
                            brokers,
                            brokers == 1 ? "broker" : "brokers",
                            client.getProperty("bootstrap.servers"),
                            Optional.ofNullable(version)
                                    .map(range -> "Kafka " + version(range.maxVersionLevel()))
                                    .orElse("of a version that it does not tell"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while asking the broker");
        } catch (ExecutionException e) {
            throw BrokerContact.refusal(client, e);
        }
    }

    private static String version(short level) {
        return level > MetadataVersion.latestTesting().featureLevel()
                ? "newer than " + MetadataVersion.latestTesting().shortVersion()
                : MetadataVersion.fromFeatureLevel(level).shortVersion();
    }
}

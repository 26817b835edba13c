package dev.heed.cli.run;

import dev.heed.broker.OpenTransaction;
import dev.heed.emit.PrefixLease;
import dev.heed.ingest.IngestOptions;
import dev.heed.job.BrokerCheck;
import dev.heed.model.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;

/** A line about transactions that jobs which are no longer left open on the output topics. */
final class OpenOfOthers {
    private OpenOfOthers() {}

    /** What holds back the outputs and how to end it; nothing where nothing does, or this user cannot know whose it is. */
    static Optional<String> line(Properties client, Configuration options) {
        List<OpenTransaction> left = BrokerCheck.openBesideOwn(client, options).stream()
                .filter(open ->
                        open.prefix().filter(prefix -> isLeft(client, prefix)).isPresent())
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        String prefixes = left.stream()
                .map(OpenTransaction::prefix)
                .flatMap(Optional::stream)
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(
                "%d transactions of %s are open on the output topics and hold back %,d records from their readers; if no"
                                .formatted(left.size(), prefixes, left.get(0).heldBack())
                        + " such job is to go on, end them with this run's settings and: heed check --bootstrap-server "
                        + options.get(IngestOptions.BOOTSTRAP_SERVER)
                        + options.getOptional(IngestOptions.COMMAND_CONFIG)
                                .map(file -> " --command-config " + file)
                                .orElse("")
                        + " --abort-open PREFIX");
    }

    private static boolean isLeft(Properties client, String prefix) {
        try {
            return !PrefixLease.isHeld(client, prefix);
        } catch (Refusal notAllowedToKnow) {
            return false;
        }
    }
}

package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of files with one value a row. */
final class NarrowOptions {
    @Option(
            names = "--channel-column",
            paramLabel = "COLUMN",
            description =
                    "Column that names the channel of a row's value, where each row has but one value. Such a file is"
                            + " put together in memory; exports of InfluxDB are without being told.")
    private @Nullable String channel;

    @Option(
            names = "--value-column",
            paramLabel = "COLUMN",
            description = "With --channel-column: the column of the value, if several are left.")
    private @Nullable String value;

    ColumnLayout columns(@Nullable String entity, List<String> ignored) {
        if (value != null && channel == null) {
            throw Refusal.usage("--value-column: expected together with --channel-column, found alone");
        }
        return new ColumnLayout(entity, channel, value, ignored);
    }
}

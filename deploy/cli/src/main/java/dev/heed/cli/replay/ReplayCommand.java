package dev.heed.cli.replay;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.InputOptions;
import dev.heed.cli.input.MedianPeriod;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.cli.kafka.KafkaOptions;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.replay.Replay.Count;
import dev.heed.cli.terminal.ProgressLine;
import dev.heed.cli.terminal.Table;
import dev.heed.model.refusal.Refusal;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heed replay}. */
@Command(
        name = "replay",
        header = "Write a file's rows to Kafka as sensor readings.",
        description =
                "Each row becomes a record: its key is the entity, its value a SensorReading with the names of the"
                        + " channels. Several files are interleaved by time.",
        footer = {
            "",
            "Examples:",
            "  # a day of a server in a quarter of an hour",
            "  heed replay --bootstrap-server localhost:9092 --speed 100 \\",
            "      --input server-1.csv",
            "  # vibration at 12 kHz in blocks of 1200 samples, ten a second",
            "  heed replay --bootstrap-server localhost:9092 --speed 1 --block 1200 \\",
            "      --input bearing.csv.gz --no-time --rate 12kHz"
        })
public final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RegistryChoice registry = new RegistryChoice();

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "sensor-readings",
            description = "Topic to write to; it must exist (default: ${DEFAULT-VALUE}).")
    private String topic = "";

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Time in the file runs X times faster than the clock; 0, the default, does not wait.")
    private double speed;

    @Option(
            names = "--block",
            paramLabel = "N",
            defaultValue = "1",
            description = "Rows of an entity in one record, as a high-frequency sensor sends them (default: 1).")
    private int blockRows;

    @Option(
            names = "--without-names",
            description = "Leave the channels' names out of the records: the file's columns are the model's, in its"
                    + " order. Smaller and faster.")
    private boolean withoutNames;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!(speed >= 0 && speed < Double.POSITIVE_INFINITY) || blockRows < 1) {
            throw Refusal.usage(
                    "expected --speed of 0 or more and --block of 1 or more, found " + speed + " and " + blockRows);
        }
        SeriesFiles files = input.open();
        Properties client = kafka.clientProperties();
        try (TopicAdmin topics = new TopicAdmin(client)) {
            topics.require(List.of(topic));
        }
        Encoding encoding = registry.encoding(new ContractTopic(Contract.SENSOR_READING, topic));
        double period = blockRows == 1
                ? 0
                : input.period().orElseGet(() -> MedianPeriod.of(files)).micros();
        Replay replay = new Replay(topic, withoutNames ? null : files.channels(), blockRows, period, speed, encoding);
        long begin = System.nanoTime();
        Account account = new Account();
        try (Stream<Row> rows = files.rows(account);
                ProgressLine line = ProgressLine.begin("replay", ProgressLine.UNKNOWN, " rows")) {
            Map<String, Count> counts = replay.run(rows.iterator(), client, line::at);
            line.close();
            report(counts, (System.nanoTime() - begin) / 1e9);
            account.print(spec.commandLine().getOut());
            LostDigits.of(files).forEach(spec.commandLine().getOut()::println);
        }
        return 0;
    }

    private void report(Map<String, Count> counts, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        long rows = counts.values().stream().mapToLong(Count::rows).sum();
        long records = counts.values().stream().mapToLong(Count::records).sum();
        Table table = Table.of("entity", "rows", "records");
        counts.forEach(
                (entity, count) -> table.row(entity, "%,d".formatted(count.rows()), "%,d".formatted(count.records())));
        out.print(table.row("all", "%,d".formatted(rows), "%,d".formatted(records)));
        out.printf("in %.1f s, %,.0f rows/s, topic %s%n", seconds, rows / seconds, topic);
        out.flush();
    }
}

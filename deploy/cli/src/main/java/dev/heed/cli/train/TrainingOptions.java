package dev.heed.cli.train;

import dev.heed.cli.input.Account;
import dev.heed.cli.input.MedianPeriod;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.input.SeriesFiles;
import dev.heed.cli.model.CardSummary;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.ExactSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Offsets;
import dev.heed.model.series.Period;
import dev.heed.model.series.RawSeries;
import dev.heed.model.training.TrainingReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to learn and how: a mixin of every command that trains a model. */
public final class TrainingOptions {
    private static final int FEWEST_STEPS = 2000;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            defaultValue = "both",
            description = "detect, forecast (long look-backs, 96 steps ahead) or both (default).")
    private Task task = Task.BOTH;

    @Option(names = "--horizon", paramLabel = "N", description = "Steps to forecast; the task's own by default.")
    private @Nullable Integer horizon;

    @Option(
            names = "--hop",
            paramLabel = "N",
            defaultValue = "1",
            description = "Steps that are attended at a time: more is faster, and answers come later (default: 1).")
    private int hop;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "JSON that changes the network, such as {\"attention\": {\"radius\": 16}} (a card's"
                    + " \"configuration\" shows all settings), or a ready-made attention: none, global, score-additive,"
                    + " hierarchical, ….")
    private @Nullable String config;

    @Option(
            names = "--max-gap",
            paramLabel = "N",
            defaultValue = "30",
            description = "Steps that a missing value is carried forward, and a series bridges (default: 30).")
    private int maxGapSteps;

    @Option(
            names = "--half-life",
            paramLabel = "TIME",
            description = "Of the running mean and scale of every channel; by default 7d (180d to forecast), or 2000"
                    + " steps where that is longer.")
    private @Nullable String halfLife;

    @Option(
            names = "--unlimited",
            split = ",",
            paramLabel = "CHANNEL",
            description = "May be forecast to be negative, or beyond 100 %%, though training never saw it so.")
    private List<String> unlimited = List.of();

    @Option(
            names = "--rate-of",
            split = ",",
            paramLabel = "CHANNEL",
            description =
                    "Is a counter: the model sees how fast it rises, per second; where it falls to half or less it has begun"
                            + " anew at 0. Kept in the model.")
    private List<String> rates = List.of();

    @Option(
            names = "--average",
            description = "Where several rows fall into a step, their mean counts, not the last. Kept in the model.")
    private boolean averages;

    @Option(names = "--name", paramLabel = "NAME", description = "Of the model; the directory's name by default.")
    private @Nullable String name;

    @Option(
            names = "--model-version",
            paramLabel = "VERSION",
            defaultValue = "1",
            description = "Of the model (default: 1).")
    private String version = "";

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed and rows give the same model, to the bit.")
    private long seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "0",
            description = "Steps of gradient descent; the trainer's own number by default.")
    private int steps;

    /**
     * Trains on rows, writes the model, and says what came of it.
     *
     * @param given the period that was asked for
     * @param rows of each entity to train on
     * @param output a model directory; an older model in it is replaced
     * @throws Refusal when an option cannot be meant, or the rows do not do
     */
    void train(SeriesFiles files, Optional<Period> given, RowRange rows, Path output, PrintWriter out) {
        Period period = given.orElseGet(() -> MedianPeriod.of(files));
        Period lasting = halfLife(period);
        Fill fill = Fill.of(files, period);
        Account account = new Account();
        Sentinels sentinels = new Sentinels(files.channels());
        Counters counters = new Counters(files.channels());
        Intake counted = new Intake(
                files.channels(), List.of(), channels("--rate-of", rates, files.channels()), files.missing(), averages);
        List<ExactSeries> exact;
        try (Stream<Row> read = files.rows(account)) {
            exact = new Grid(fill.grid(), maxGapSteps, rows)
                    .lay(read.peek(sentinels::look).peek(counters::look).iterator(), counted, account);
        }
        Intake intake = counted.with(Offsets.of(exact));
        List<RawSeries> raw = exact.stream().map(one -> one.through(intake)).toList();
        Training training = new Training(
                name != null
                        ? name
                        : String.valueOf(output.toAbsolutePath().normalize().getFileName()),
                version,
                intake,
                ratesOf(counted, files.units()),
                Set.copyOf(channels("--unlimited", unlimited, files.channels())),
                fill.grid(),
                hop,
                maxGapSteps,
                lasting,
                network(
                        files.channels(),
                        raw.stream().mapToInt(RawSeries::steps).max().orElse(0)),
                seed,
                steps);
        TrainingReport report = training.run(raw, output);
        CardSummary.print(report.card(), report.digest(), out);
        out.printf(
                "%nWritten to %s in %.1f s.%n",
                report.directory(), report.took().toMillis() / 1e3);
        Advice.on(report, task, period).forEach(out::println);
        out.println(fill.text(averages));
        account.print(out);
        sentinels.warnings().forEach(out::println);
        counters.offers(counted.rates()).forEach(out::println);
        out.flush();
    }

    /**
     * Checks what needs no rows.
     *
     * @throws Refusal of usage
     */
    void check() {
        if (hop < 1 || maxGapSteps < 1 || steps < 0) {
            throw Refusal.usage("expected --hop and --max-gap of 1 or more and --steps of 0 or more, found %d, %d, %d"
                    .formatted(hop, maxGapSteps, steps));
        }
    }

    private static List<String> channels(String option, List<String> named, List<String> channels) {
        for (String channel : named) {
            if (!channels.contains(channel)) {
                throw Refusal.usage(
                        "%s: expected channels of the input, %s, found '%s'".formatted(option, channels, channel));
            }
        }
        return List.copyOf(named);
    }

    /** Units of what the model sees: of a counter in B, B/s. */
    private static List<String> ratesOf(Intake intake, List<String> units) {
        boolean[] counters = intake.counters();
        return IntStream.range(0, units.size())
                .mapToObj(c -> counters[c] && !units.get(c).isEmpty() ? units.get(c) + "/s" : units.get(c))
                .toList();
    }

    private Period halfLife(Period period) {
        if (halfLife == null) {
            double longest = Math.max(task.memory().toMillis() * 1e3, FEWEST_STEPS * period.micros());
            return Period.ofMicros(Math.round(longest));
        }
        try {
            return Period.parse(halfLife);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("--half-life: " + e.getMessage()).causedBy(e);
        }
    }

    private NetworkConfiguration network(List<String> channels, int longest) {
        try {
            NetworkConfiguration network =
                    task.network(horizon == null ? OptionalInt.empty() : OptionalInt.of(horizon), longest);
            return config == null ? network : NetworkFile.change(network, channels, config);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(String.valueOf(e.getMessage())).causedBy(e);
        }
    }
}

package dev.heed.cli.demo;

import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.demo.pump.FaultPlan;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowRange;
import dev.heed.cli.train.Grid;
import dev.heed.cli.train.Training;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.series.ExactSeries;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Offsets;
import dev.heed.model.series.Period;
import dev.heed.model.series.RawSeries;
import dev.heed.model.series.StepGrid;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A small model, trained in some seconds. */
public final class DemoModel {
    /** Steps that are attended at a time. */
    static final int HOP = 4;

    private static final int MAX_GAP = 30;
    private static final int HORIZON = 30;
    private static final int TRAINING_STEPS = 120;
    private static final Period HALF_LIFE = Period.parse("2h");
    private static final long CLEAN_SECONDS = 3 * FaultPlan.HOUR_SECONDS;

    private DemoModel() {}

    /** Trains on rows; returns in words what that took. */
    static String of(Stream<Row> rows, List<String> channels, List<String> units, Period period, Path model) {
        List<ExactSeries> exact =
                new Grid(StepGrid.of(period), MAX_GAP, RowRange.ALL).lay(rows.iterator(), Intake.plain(channels));
        Intake intake = Intake.plain(channels).with(Offsets.of(exact));
        List<RawSeries> raw = exact.stream().map(one -> one.through(intake)).toList();
        Training training = new Training(
                "demo",
                "1",
                intake,
                units,
                Set.of(),
                StepGrid.of(period),
                HOP,
                MAX_GAP,
                HALF_LIFE,
                NetworkConfiguration.defaults().withHorizon(HORIZON),
                1,
                TRAINING_STEPS);
        double seconds = training.run(raw, model).took().toMillis() / 1e3;
        long steps = raw.stream().mapToLong(RawSeries::steps).sum();
        return "%,d steps, %.1f s".formatted(steps, seconds);
    }

    /** Trains on simulated pumps that run well. */
    public static void ofPumps(Path model) {
        ofPumps(model, 20);
    }

    /** The same with the pumps of a seed: another one gives another model. */
    public static void ofPumps(Path model, long seed) {
        PumpStation station = new PumpStation(PumpStation.names(6), 0, seed, List.of());
        Stream<Row> rows = Stream.generate(station::next).limit(CLEAN_SECONDS).flatMap(List::stream);
        of(rows, Channel.labels(), Channel.units(), Period.parse("1s"), model);
    }
}

package dev.heed.cli.train;

import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowRange;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.series.StepGrid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small model of simulated pumps, trained once a process, and files of pumps for it. */
public final class PumpModel {
    public static final int HOP = 4;
    public static final int HORIZON = 5;
    private static final long START_MICROS = 1_700_000_000_000_000L;
    private static boolean trained;

    private PumpModel() {}

    /** The model's directory. */
    public static synchronized Path directory() {
        Path directory = Path.of(
                "target", "test-models", "pumps-" + ProcessHandle.current().pid());
        if (!trained) {
            Period second = Period.parse("1s");
            List<Row> rows = rows(PumpStation.names(3), 1_200);
            new Training(
                            "pumps",
                            "1",
                            Intake.plain(Channel.labels()),
                            Channel.units(),
                            Set.of(),
                            StepGrid.of(second),
                            HOP,
                            30,
                            Period.parse("2h"),
                            NetworkConfiguration.defaults().withHorizon(HORIZON),
                            1,
                            10)
                    .run(
                            new Grid(StepGrid.of(second), 30, RowRange.ALL)
                                    .lay(rows.iterator(), Intake.plain(Channel.labels())).stream()
                                            .map(one -> one.through(Intake.plain(Channel.labels())))
                                            .toList(),
                            directory);
            trained = true;
        }
        return directory;
    }

    /** Rows of pumps that run well, a second apart from 2023-11-14T22:13:20Z on. */
    public static List<Row> rows(List<String> pumps, int seconds) {
        PumpStation station = new PumpStation(pumps, START_MICROS, 7, List.of());
        List<Row> rows = new ArrayList<>();
        IntStream.range(0, seconds).forEach(second -> rows.addAll(station.next()));
        return rows;
    }

    /** A file of such a pump's rows, times in whole seconds plus an offset. */
    public static Path file(Path directory, String name, int seconds, long offsetMicros) {
        Stream<String> header = Stream.of("time," + String.join(",", Channel.labels()));
        Stream<String> lines = rows(List.of("pump"), seconds).stream()
                .map(row -> row.timeMicros() + offsetMicros + "," + cells(row.floats()));
        return CsvFixture.write(directory, name, Stream.concat(header, lines).toArray(String[]::new));
    }

    private static String cells(float[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(c -> Float.toString(values[c]))
                .collect(Collectors.joining(","));
    }
}

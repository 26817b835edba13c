package dev.heed.sql.function;

import dev.heed.cli.demo.pump.Channel;
import dev.heed.cli.input.CsvFixture;
import dev.heed.cli.input.Row;
import dev.heed.cli.train.PumpModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of a pump as they come in the field: some missing, some cells empty, one long silence, a fault, neighbours that overtake each other. */
final class PumpRows {
    static final String PUMP = "pump";
    static final int SECONDS = 400;
    private static final int FAULT = 330;

    private PumpRows() {}

    static List<Row> all() {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        int second = 0;
        for (Row row : PumpModel.rows(List.of(PUMP), SECONDS)) {
            boolean isMissing = second > 120 && second < 124 || second > 200 && second < 260 || random.nextInt(20) == 0;
            if (!isMissing) {
                double[] values = row.values().clone();
                values[Channel.FLOW.ordinal()] *= second > FAULT && second < FAULT + 20 ? .2 : 1;
                for (int c = 0; c < values.length; c++) {
                    values[c] = random.nextInt(15) == 0 ? Double.NaN : values[c];
                }
                rows.add(new Row(PUMP, row.timeMicros(), values));
            }
            second++;
        }
        for (int i = 1; i < rows.size(); i += 7) {
            boolean areNeighbours = rows.get(i).timeMicros() - rows.get(i - 1).timeMicros() == 1_000_000;
            if (areNeighbours) {
                Collections.swap(rows, i - 1, i);
            }
        }
        return rows;
    }

    /** The same as a file. */
    static Path file(Path directory) {
        Stream<String> lines = all().stream().map(row -> row.timeMicros() + "," + cells(row.values()));
        return CsvFixture.write(
                directory,
                PUMP + ".csv",
                Stream.concat(Stream.of("time," + String.join(",", Channel.labels())), lines)
                        .toArray(String[]::new));
    }

    private static String cells(double[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(c -> Double.isNaN(values[c]) ? "" : Double.toString(values[c]))
                .collect(Collectors.joining(","));
    }
}

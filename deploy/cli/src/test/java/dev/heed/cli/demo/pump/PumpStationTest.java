package dev.heed.cli.demo.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PumpStationTest {
    private static final int SECONDS = 7_200;
    private static final int START = 3_600;
    private static final int END = 3_750;
    private static final List<String> ONE = List.of("p");

    @Test
    void repeatsItselfUnderASeed() {
        List<double[]> once = values(new PumpStation(ONE, 0, 5, List.of()));
        assertThat(values(new PumpStation(ONE, 0, 5, List.of())))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(once);
        assertThat(values(new PumpStation(ONE, 0, 6, List.of())).get(0)).isNotEqualTo(once.get(0));
    }

    @Test
    void measuresEveryPumpOnceASecond() {
        PumpStation station = new PumpStation(PumpStation.names(3), 1_000_000, 5, List.of());
        station.next();
        List<Row> rows = station.next();
        assertThat(rows).extracting(Row::entity).containsExactly("pump-1", "pump-2", "pump-3");
        assertThat(rows).extracting(Row::timeMicros).containsOnly(2_000_000L);
        assertThat(rows.get(0).values()).isNotEqualTo(rows.get(1).values());
    }

    @Test
    void staysWithinWhatAPumpOfThatSizeDoes() {
        for (double[] row : values(new PumpStation(ONE, 0, 7, List.of()))) {
            assertThat(row[Channel.SPEED.ordinal()]).isBetween(900d, 1_600d);
            assertThat(row[Channel.FLOW.ordinal()]).isBetween(35d, 125d);
            assertThat(row[Channel.PRESSURE.ordinal()]).isBetween(1d, 5d);
            assertThat(row[Channel.TEMPERATURE.ordinal()]).isBetween(20d, 60d);
            assertThat(row[Channel.VIBRATION.ordinal()]).isBetween(.8d, 3.5d);
            assertThat(row[Channel.CURRENT.ordinal()]).isBetween(7d, 40d);
        }
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void changesNothingBeforeAFaultBegins(FaultKind kind) {
        List<double[]> clean = values(new PumpStation(ONE, 0, 5, List.of()));
        List<double[]> faulty = values(new PumpStation(ONE, 0, 5, List.of(new Fault("p", kind, START, END))));
        assertThat(faulty.subList(0, START))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(clean.subList(0, START));
        assertThat(faulty.get(END - 1)).isNotEqualTo(clean.get(END - 1));
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void showsAFaultMostInTheChannelsThatAreToBlame(FaultKind kind) {
        double[] change = change(kind);
        List<Channel> mostChanged = Arrays.stream(Channel.values())
                .sorted(Comparator.comparingDouble(c -> -change[c.ordinal()]))
                .limit(kind.blamed().size())
                .toList();
        assertThat(mostChanged).containsExactlyInAnyOrderElementsOf(kind.blamed());
    }

    /** How far each channel is from that of the sound pump while the fault lasts, in standard deviations. */
    private static double[] change(FaultKind kind) {
        List<double[]> clean = values(new PumpStation(ONE, 0, 5, List.of()));
        List<double[]> faulty = values(new PumpStation(ONE, 0, 5, List.of(new Fault("p", kind, START, END))));
        double[] change = new double[Channel.values().length];
        for (int c = 0; c < change.length; c++) {
            int channel = c;
            double mean = clean.stream().mapToDouble(v -> v[channel]).average().orElseThrow();
            double variance = clean.stream()
                    .mapToDouble(v -> (v[channel] - mean) * (v[channel] - mean))
                    .average()
                    .orElseThrow();
            for (int t = START; t < END; t++) {
                double d = faulty.get(t)[c] - clean.get(t)[c];
                change[c] += d * d / variance;
            }
        }
        return change;
    }

    private static List<double[]> values(PumpStation station) {
        List<double[]> values = new ArrayList<>();
        for (int t = 0; t < SECONDS; t++) {
            values.add(station.next().get(0).values());
        }
        return values;
    }
}

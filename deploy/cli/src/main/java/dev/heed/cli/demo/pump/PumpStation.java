package dev.heed.cli.demo.pump;

import dev.heed.cli.input.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Pumps side by side, each measured once a second. The same seed and faults give the same values, to the last bit. */
public final class PumpStation {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final List<String> names;
    private final List<Pump> pumps = new ArrayList<>();
    private final long startMicros;
    private long second;

    /**
     * A station at second 0.
     *
     * @param names of its pumps
     * @param startMicros time of second 0, µs since the epoch
     */
    public PumpStation(List<String> names, long startMicros, long seed, List<Fault> faults) {
        this.names = List.copyOf(names);
        this.startMicros = startMicros;
        for (String name : names) {
            pumps.add(new Pump(
                    seed + pumps.size() * GOLDEN,
                    faults.stream().filter(f -> f.pump().equals(name)).toList()));
        }
    }

    /** Names for so many pumps: pump-1, pump-2, …. */
    public static List<String> names(int pumps) {
        return IntStream.rangeClosed(1, pumps).mapToObj(p -> "pump-" + p).toList();
    }

    /** One row of each pump, and on to the next second. */
    public List<Row> next() {
        long now = second++;
        return IntStream.range(0, pumps.size())
                .mapToObj(p -> new Row(
                        names.get(p),
                        startMicros + now * SECOND_MICROS,
                        doubles(pumps.get(p).measure(now))))
                .toList();
    }

    private static double[] doubles(float[] measured) {
        return IntStream.range(0, measured.length).mapToDouble(c -> measured[c]).toArray();
    }
}

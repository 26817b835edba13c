import dev.heed.cli.demo.pump.Fault;
import dev.heed.cli.demo.pump.FaultPlan;
import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.input.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes what the demo's pumps measure, so that alerts can be counted where the truth is known:
 *
 * <pre>java -cp 'deploy/cli/target/*' deploy/measure/Pumps.java DIR SEED HOURS FAULTS [STEP_MICROS LEVEL NOISE]</pre>
 *
 * <p>DIR/pumps.csv has six pumps, the first three hours without a fault; FAULTS is yes or no: one of each kind an hour after
 * that, told in DIR/faults.csv. A step is a second of the simulation, whatever its length in time; LEVEL multiplies all
 * values, NOISE adds so many times the sensors' own.
 */
public final class Pumps {
    private static final int QUIET_HOURS = 3;
    private static final double[] SENSOR_NOISE = {1.5, .4, .012, .05, .06, .12};

    private Pumps() {}

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        long seed = Long.parseLong(args[1]);
        int hours = Integer.parseInt(args[2]);
        long stepMicros = args.length > 4 ? Long.parseLong(args[4]) : 1_000_000;
        double level = args.length > 5 ? Double.parseDouble(args[5]) : 1;
        double noise = args.length > 6 ? Double.parseDouble(args[6]) : 0;
        List<String> names = PumpStation.names(6);
        List<Fault> faults = args[3].equals("yes")
                ? FaultPlan.hourly(names, QUIET_HOURS * FaultPlan.HOUR_SECONDS, hours - QUIET_HOURS)
                : List.of();
        long start = Instant.parse("2026-01-05T00:00:00Z").getEpochSecond() * 1_000_000;
        PumpStation station = new PumpStation(names, 0, seed, faults);
        Random random = new Random(seed);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(directory.resolve("pumps.csv")))) {
            out.println("time,pump,speed,flow,pressure,temperature,vibration,current");
            for (long second = 0; second < hours * FaultPlan.HOUR_SECONDS; second++) {
                String time = time(start + second * stepMicros);
                for (Row row : station.next()) {
                    StringBuilder line = new StringBuilder(time).append(',').append(row.entity());
                    for (int c = 0; c < row.floats().length; c++) {
                        double value = level * row.floats()[c] + noise * SENSOR_NOISE[c] * random.nextGaussian();
                        line.append(',').append((float) value);
                    }
                    out.println(line);
                }
            }
        }
        List<String> truth = new ArrayList<>(List.of("pump,kind,from,to"));
        faults.forEach(fault -> truth.add(fault.pump() + ',' + fault.kind() + ','
                + time(start + fault.startSecond() * stepMicros) + ',' + time(start + fault.endSecond() * stepMicros)));
        Files.write(directory.resolve("faults.csv"), truth);
    }

    private static String time(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000).toString();
    }
}

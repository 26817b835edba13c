package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.series.Period;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes the table of deploy/measure/model.md: {@code -Dheed.table=FILE -Dtest=SingleChannelCostTest}. */
@EnabledIfSystemProperty(named = "heed.table", matches = ".+")
class SingleChannelCostTest {
    private static final int STEPS = 20_000;
    private static final int ROUNDS = 10;

    private final com.sun.management.ThreadMXBean thread =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(ints = {0, 24, 288, 1440, 10_000})
    void scoresAStepInMicrosecondsAndKeepsKilobytes(int period) throws IOException {
        double fastest = Double.MAX_VALUE;
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ChannelPast past = new ChannelPast(SingleChannel.of(period, 1_000_000), new Clock(Period.parse("1m")));
            long begun = thread.getCurrentThreadCpuTime();
            feed(past, period);
            fastest = Math.min(fastest, (thread.getCurrentThreadCpuTime() - begun) / 1e3 / STEPS);
            ByteArrayOutputStream stored = new ByteArrayOutputStream();
            past.write(new DataOutputStream(stored));
            bytes = stored.size();
        }
        String line = String.format(Locale.ROOT, "| %d | %.1f | %.0f |%n", period, fastest, bytes / 1e3);
        Files.writeString(
                Path.of(System.getProperty("heed.table")), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(fastest).isPositive();
    }

    private static void feed(ChannelPast past, int period) {
        Random random = new Random(1);
        for (int t = 0; t < STEPS; t++) {
            double season = period == 0 ? 0 : Math.sin(2 * Math.PI * t / period);
            past.next(t, (float) (season + .2 * random.nextGaussian()));
        }
    }
}

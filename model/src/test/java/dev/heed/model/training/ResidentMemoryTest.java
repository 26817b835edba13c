package dev.heed.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.RandomModels;
import dev.heed.model.network.AttentionConfiguration;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.ServingModel;
import dev.heed.model.serving.ServingOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Resident memory over many steps and calls: {@code -Dheed.soak -Dtest=ResidentMemoryTest}, in a heap that is touched whole
 * before it begins, so that whatever grows is outside of it.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "heed.soak", matches = ".*")
class ResidentMemoryTest {
    private static final int TRAINING_STEPS = 10_000;
    private static final int CALLS = 100_000;
    private static final long MOST_KB = 8 << 10;

    @TempDir
    Path directory;

    private final List<Long> anonymousKb = new ArrayList<>();

    @Test
    void isFlatOverTrainingSteps() {
        AttentionConfiguration attention = Trial.settings("{}");
        Trial.train(
                Task.ANNOUNCED,
                Task.ANNOUNCED.series(2000),
                Trial.network(attention),
                TRAINING_STEPS,
                directory,
                (stage, done, total) -> {
                    if (stage.equals("attention") && done % (total / 10) == 0) {
                        note("training step " + done);
                    }
                });

        assertFlat();
    }

    @Test
    void isFlatOverServingCalls() {
        RandomModels.write(directory, RandomModels.small(), Task.CHANNELS);
        try (ServingModel model = ServingModel.load(directory, ServingOptions.defaults())) {
            SeriesWindows windows =
                    new SeriesWindows(Task.ANNOUNCED.series(200).series().get(0), model.hop(), 0, model.steps());
            for (int call = 1; call <= CALLS; call++) {
                AttendedBatch attended = model.run(8, windows, 8);
                if (attended.count() == 8 && call % (CALLS / 10) == 0) {
                    note("serving call " + call);
                }
            }
        }

        assertFlat();
    }

    private void assertFlat() {
        assertThat(anonymousKb).hasSize(10);
        assertThat(anonymousKb.get(9) - anonymousKb.get(1))
                .as("growth in kB from 20 %% to 100 %%: %s", anonymousKb)
                .isLessThan(MOST_KB);
    }

    private void note(String at) {
        anonymousKb.add(kb("RssAnon:"));
        System.out.printf(
                "%-24s VmRSS %,d kB, RssAnon %,d kB%n", at, kb("VmRSS:"), anonymousKb.get(anonymousKb.size() - 1));
    }

    private static long kb(String field) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

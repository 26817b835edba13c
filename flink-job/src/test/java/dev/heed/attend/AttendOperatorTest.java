package dev.heed.attend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.heed.ingest.Origin;
import dev.heed.job.TestModels;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.Device;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.window.Window;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class AttendOperatorTest {
    static final ModelDirectory MODEL = TestModels.machines();
    static final int HOP = 8;
    private static final int STEPS = MODEL.card().windowSteps(HOP);
    private static final long LINGER = 50;
    private static final int THREADS = 2;
    static final Origin ORIGIN = new Origin("readings", 1, 42);

    private static OneInputStreamOperatorTestHarness<Window, Attended> harness(int batchSize) throws Exception {
        return harness(batchSize, MODEL.digest(), CrashSettings.NONE);
    }

    static OneInputStreamOperatorTestHarness<Window, Attended> harness(int batchSize, String digest, String journal)
            throws Exception {
        CrashSettings crashes = new CrashSettings(journal, 3);
        AttendSettings settings = new AttendSettings(
                MODEL.path().toString(), digest, HOP, Device.CPU, batchSize, LINGER, false, THREADS, 1, crashes);
        return new OneInputStreamOperatorTestHarness<>(new AttendOperatorFactory(settings));
    }

    static Window window(int i) {
        float[] values = new float[STEPS * 3];
        Arrays.fill(values, i / 100f);
        byte[] observed = new byte[values.length];
        Arrays.fill(observed, (byte) 1);
        return new Window("machine-" + i, i, HOP, 100, values, observed, new float[3], new float[] {1, 1, 1}, ORIGIN);
    }

    static void feed(OneInputStreamOperatorTestHarness<Window, Attended> harness, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            harness.processElement(window(i), 0);
        }
    }

    static List<Long> times(OneInputStreamOperatorTestHarness<Window, Attended> harness) {
        return harness.extractOutputValues().stream()
                .map(attended -> attended.steps().timeMicros())
                .toList();
    }

    @Test
    void finishesWhatIsUnderWayBeforeABarrierAndKeepsNoState() throws Exception {
        try (var harness = harness(4)) {
            harness.open();
            feed(harness, 7);
            harness.getOneInputOperator().prepareSnapshotPreBarrier(1);
            assertThat(times(harness)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(harness.snapshot(1, 1).hasState()).isFalse();
        }
    }

    @Test
    void letsAWatermarkPassOnlyAfterTheWindowsBeforeIt() throws Exception {
        try (var harness = harness(100)) {
            harness.open();
            feed(harness, 5);
            harness.processWatermark(new Watermark(9));
            harness.processElement(window(5), 0);
            harness.getOneInputOperator().prepareSnapshotPreBarrier(1);
            List<Object> output = List.copyOf(harness.getOutput());
            assertThat(output).hasSize(7);
            assertThat(output.get(5)).isEqualTo(new Watermark(9));
        }
    }

    @Test
    void sendsAFullBatchAlthoughAllThreadsAreBusyAndMakesInputWait() throws Exception {
        try (var harness = harness(3)) {
            harness.open();
            feed(harness, 30);
            int underWay = 3 * (THREADS + 1) + 2;
            assertThat(times(harness))
                    .hasSizeGreaterThanOrEqualTo(30 - underWay)
                    .isSorted();
        }
    }

    @Test
    void letsNoMoreBatchesBeUnderWayThanThreadsAndOne() throws Exception {
        try (var harness = harness(1)) {
            harness.open();
            feed(harness, 10);
            assertThat(times(harness)).hasSizeGreaterThanOrEqualTo(10 - THREADS - 1);
        }
    }

    @Test
    void failsWithTheModelsNameWhenTheModelFails() throws Exception {
        try (var harness = harness(2)) {
            harness.open();
            Window tooShort = new Window(
                    "machine-0", 0, HOP, 100, new float[3], new byte[3], new float[3], new float[3], Origin.UNKNOWN);
            harness.processElement(tooShort, 0);
            assertThatThrownBy(() -> harness.getOneInputOperator().prepareSnapshotPreBarrier(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("machines")
                    .hasMessageContaining("failed on a batch of 1 windows");
        }
    }

    @Test
    void failsTheTaskAlsoFromItsMailbox() throws Exception {
        try (var harness = harness(1)) {
            harness.open();
            Window tooShort = new Window(
                    "machine-0", 0, HOP, 100, new float[3], new byte[3], new float[3], new float[3], Origin.UNKNOWN);
            harness.processElement(tooShort, 0);
            await().untilAsserted(() -> assertThatThrownBy(() -> runMails(harness))
                    .hasRootCauseInstanceOf(RuntimeException.class)
                    .hasMessageContaining("failed on a batch"));
        }
    }

    @Test
    void doesNotLetALoneWindowWait() throws Exception {
        try (var harness = harness(100)) {
            harness.open();
            feed(harness, 1);
            awaitWindows(harness, 1);
        }
    }

    @Test
    void waitsForAsManyWindowsAsCameBefore() throws Exception {
        try (var harness = harness(100)) {
            harness.open();
            feed(harness, 10);
            awaitWindows(harness, 10);
            harness.setProcessingTime(LINGER);
            feed(harness, 9);
            runMails(harness);
            assertThat(times(harness)).hasSize(10);
            feed(harness, 1);
            awaitWindows(harness, 20);
        }
    }

    @Test
    void sendsABatchThatIsTooSmallOnceItHasLingered() throws Exception {
        try (var harness = harness(100)) {
            harness.open();
            feed(harness, 10);
            awaitWindows(harness, 10);
            harness.setProcessingTime(LINGER);
            feed(harness, 2);
            runMails(harness);
            assertThat(times(harness)).hasSize(10);
            harness.setProcessingTime(2 * LINGER);
            awaitWindows(harness, 12);
        }
    }

    private static void awaitWindows(OneInputStreamOperatorTestHarness<Window, Attended> harness, int count) {
        await().until(() -> {
            runMails(harness);
            return times(harness).size() == count;
        });
    }

    private static void runMails(OneInputStreamOperatorTestHarness<Window, Attended> harness) {
        harness.getTaskMailbox().drain().forEach(mail -> {
            try {
                mail.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void givesEachWindowItsOwnRows() throws Exception {
        try (var together = harness(5);
                var alone = harness(1)) {
            together.open();
            alone.open();
            feed(together, 5);
            together.endInput();
            alone.processElement(window(3), 0);
            alone.endInput();
            Attended one = alone.extractOutputValues().get(0);
            assertThat(together.extractOutputValues().get(3).output().expectation())
                    .containsExactly(one.output().expectation(), within(1e-5f));
            assertThat(one.model().digest()).isEqualTo(MODEL.digest());
        }
    }

    @Test
    void refusesAnotherModelThanTheJobWasSubmittedWith() throws Exception {
        try (var harness = harness(1, "another", CrashSettings.NONE)) {
            assertThatThrownBy(harness::open)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("another")
                    .hasMessageContaining(MODEL.digest());
        }
    }
}

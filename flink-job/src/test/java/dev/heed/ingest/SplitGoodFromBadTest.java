package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Cause;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class SplitGoodFromBadTest {
    private static final Origin ORIGIN = new Origin("readings", 0, 7);
    private static final Reading GOOD = Reading.sample("pump", 1_000, new float[] {1, 2}, ORIGIN);
    private static final Rejected BAD =
            new Rejected(Reason.WRONG_VALUE_COUNT, "expected 2, found 3", null, null, List.of(), 0, ORIGIN);

    private static OneInputStreamOperatorTestHarness<Ingested, Reading> open(double maxBadRate, Duration interval)
            throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<Ingested, Reading>(
                new ProcessOperator<>(new SplitGoodFromBad(maxBadRate, interval, "dead-letters")));
        harness.open();
        harness.setProcessingTime(0);
        return harness;
    }

    @Test
    void sendsReadingsOnAndRejectedRecordsToTheSide() throws Exception {
        try (var harness = open(.5, Duration.ZERO)) {
            harness.processElement(Ingested.of(GOOD), 1);
            harness.processElement(Ingested.of(BAD), 2);
            assertThat(harness.extractOutputValues())
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(GOOD);
            assertThat(harness.getSideOutput(SplitGoodFromBad.REJECTED))
                    .extracting(StreamRecord::getValue)
                    .containsExactly(BAD);
        }
    }

    @Test
    void failsTheJobForGoodWithTheLastReasonOnceMostOfAMinuteIsBad() throws Exception {
        try (var harness = open(.5, Duration.ZERO)) {
            for (int i = 0; i < 99; i++) {
                harness.processElement(Ingested.of(BAD), i);
            }
            assertThatThrownBy(() -> harness.processElement(Ingested.of(BAD), 99))
                    .isInstanceOf(SuppressRestartsException.class)
                    .hasStackTraceContaining("found 100 of 100; the last one, readings-0@7, is wrong-value-count:"
                            + " expected 2, found 3; all are in dead-letters; check the producers' schema against the"
                            + " model's channels");
        }
    }

    @Test
    void beginsToCountAnewWithEachMinuteOfTheClock() throws Exception {
        try (var harness = open(.5, Duration.ZERO)) {
            for (int i = 0; i < 300; i++) {
                harness.setProcessingTime(i / 99 * 60_000L);
                harness.processElement(Ingested.of(BAD), i);
            }
            assertThat(harness.getSideOutput(SplitGoodFromBad.REJECTED)).hasSize(300);
        }
    }

    private static OneInputStreamOperatorTestHarness<Ingested, Reading> openWithTooManyBad() throws Exception {
        var harness = open(.5, Duration.ofSeconds(1));
        for (int i = 0; i < 101; i++) {
            harness.processElement(Ingested.of(BAD), i);
        }
        return harness;
    }

    @Test
    void failsOnlyOnceTheRejectedRecordsAreCommitted() throws Exception {
        try (var harness = openWithTooManyBad()) {
            harness.notifyOfCompletedCheckpoint(1); // begun before
            harness.snapshot(2, 2);
            harness.processElement(Ingested.of(GOOD), 2);
            harness.notifyOfCompletedCheckpoint(2); // the sink commits while it is told of this
            harness.snapshot(3, 3);
            assertThat(harness.getSideOutput(SplitGoodFromBad.REJECTED)).hasSize(101);
            assertThat(harness.extractOutputValues()).hasSize(1);
            assertThatThrownBy(() -> harness.notifyOfCompletedCheckpoint(3))
                    .isInstanceOf(SuppressRestartsException.class)
                    .hasStackTraceContaining("found 100 of 100");
        }
    }

    @Test
    void failsAtTheEndOfTheInputOnceTheRejectedRecordsAreCommitted() throws Exception {
        var harness = openWithTooManyBad();
        harness.snapshot(1, 1);
        harness.notifyOfCompletedCheckpoint(1);
        assertThatThrownBy(harness::close)
                .isInstanceOf(SuppressRestartsException.class)
                .hasStackTraceContaining("found 100 of 100");
    }

    @Test
    void doesNotWaitForCheckpointsForEver() throws Exception {
        try (var harness = openWithTooManyBad()) {
            harness.setProcessingTime(62_000);
            harness.processElement(Ingested.of(GOOD), 200);
            harness.setProcessingTime(62_001);
            assertThatThrownBy(() -> harness.processElement(Ingested.of(GOOD), 201))
                    .isInstanceOf(SuppressRestartsException.class);
        }
    }

    /** What a record holds must not make a second line, or stand for another cause. */
    @Test
    void tellsInOneLineWhateverTheRecordHeld() throws Exception {
        Rejected hostile = new Rejected(
                Reason.UNKNOWN_CHANNEL,
                "found 'x\nCaused by: java.lang.Error: all is well" + "y".repeat(5_000) + "'",
                null,
                null,
                List.of(),
                0,
                ORIGIN);
        try (var harness = open(.5, Duration.ZERO)) {
            for (int i = 0; i < 99; i++) {
                harness.processElement(Ingested.of(hostile), i);
            }
            assertThatThrownBy(() -> harness.processElement(Ingested.of(hostile), 99))
                    .extracting(Cause::inWords)
                    .asString()
                    .hasSizeLessThan(700)
                    .startsWith("expected at most 50 %")
                    .endsWith("check the producers' schema against the model's channels")
                    .doesNotContain("\n");
        }
    }
}

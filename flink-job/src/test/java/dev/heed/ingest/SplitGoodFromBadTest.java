package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static OneInputStreamOperatorTestHarness<Ingested, Reading> open(double maxBadRate) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<Ingested, Reading>(
                new ProcessOperator<>(new SplitGoodFromBad(maxBadRate)));
        harness.open();
        harness.setProcessingTime(0);
        return harness;
    }

    @Test
    void sendsReadingsOnAndRejectedRecordsToTheSide() throws Exception {
        try (var harness = open(.5)) {
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
        try (var harness = open(.5)) {
            for (int i = 0; i < 99; i++) {
                harness.processElement(Ingested.of(BAD), i);
            }
            assertThatThrownBy(() -> harness.processElement(Ingested.of(BAD), 99))
                    .isInstanceOf(SuppressRestartsException.class)
                    .hasStackTraceContaining("found 100 of 100; the last one (wrong-value-count): expected 2, found 3;"
                            + " check the producers' schema against the model's channels");
        }
    }

    @Test
    void beginsToCountAnewWithEachMinuteOfTheClock() throws Exception {
        try (var harness = open(.5)) {
            for (int i = 0; i < 300; i++) {
                harness.setProcessingTime(i / 99 * 60_000L);
                harness.processElement(Ingested.of(BAD), i);
            }
            assertThat(harness.getSideOutput(SplitGoodFromBad.REJECTED)).hasSize(300);
        }
    }
}

package dev.heed.updates;

import static dev.heed.models.Versions.change;
import static dev.heed.models.Versions.pumps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelNews;
import dev.heed.models.Prepared;
import dev.heed.models.Schedule;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateRequest;
import dev.heed.models.UpdateStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class DecideUpdatesTest {
    private static final ServedModel FIRST = pumps("1");
    private static final ServedModel SECOND = pumps("2");
    private static final ModelChange CHANGE = change(ModelChange.Mode.ACTIVATE, SECOND, 1, 10);

    private static TwoInputStreamOperatorTestHarness<byte[], byte[], byte[]> harness() throws Exception {
        return harness(Schedule.of(List.of(FIRST), Map.of()));
    }

    private static TwoInputStreamOperatorTestHarness<byte[], byte[], byte[]> harness(Schedule start) throws Exception {
        return new TwoInputStreamOperatorTestHarness<>(new DecideOperator(
                new DecideUpdates(Schedule.of(List.of(FIRST), Map.of()), start, Duration.ofDays(1))));
    }

    private static StreamRecord<byte[]> prepared(UpdateId id) {
        return new StreamRecord<>(Messages.write(new Prepared(new UpdateRequest(id, CHANGE), 0, 1, SECOND, null)));
    }

    private static List<ModelNews> news(TwoInputStreamOperatorTestHarness<byte[], byte[], byte[]> harness) {
        return harness.extractOutputValues().stream()
                .map(message -> Messages.read(message, ModelNews.class))
                .toList();
    }

    @Test
    void anUpdateInTimeHoldsFromWhenItAsks() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processWatermark2(new Watermark(9_000));
            harness.processElement1(prepared(new UpdateId(0, 0, -1)));
            assertThat(news(harness)).extracting(ModelNews::change).containsExactly(CHANGE);
        }
    }

    @Test
    void anUpdateThatIsLateHoldsFromTheTimeOnThatTheReadingsHaveReached() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processWatermark2(new Watermark(60_000));
            harness.processElement1(prepared(new UpdateId(0, 0, -1)));
            assertThat(news(harness)).extracting(ModelNews::change).containsExactly(CHANGE.from(60_001_000));
        }
    }

    @Test
    void anUpdateThatWasKnownBeforeTheReadingsIsNeverLate() throws Exception {
        try (var harness = harness(Schedule.of(List.of(FIRST), Map.of()).with(CHANGE, SECOND))) {
            harness.open();
            harness.processWatermark2(new Watermark(60_000));
            harness.processElement1(prepared(new UpdateId(0, 0, -1)));
            assertThat(news(harness)).extracting(ModelNews::change).containsExactly(CHANGE);
        }
    }

    @Test
    void timeGoesOnFromWhereItWasAfterARestart() throws Exception {
        OperatorSubtaskState snapshot;
        try (var before = harness()) {
            before.open();
            before.processWatermark2(new Watermark(60_000));
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness()) {
            after.initializeState(snapshot);
            after.open();
            after.processElement1(prepared(new UpdateId(0, 0, -1)));
            assertThat(news(after)).extracting(ModelNews::change).containsExactly(CHANGE.from(60_001_000));
        }
    }

    @Test
    void whatWasDecidedHoldsAfterARestartThatKnowsTheTopic() throws Exception {
        OperatorSubtaskState snapshot;
        try (var before = harness()) {
            before.open();
            before.processWatermark2(new Watermark(60_000));
            before.processElement1(prepared(new UpdateId(0, 0, -1)));
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness(Schedule.of(List.of(FIRST), Map.of()).with(CHANGE, SECOND))) {
            after.initializeState(snapshot);
            after.open();
            after.processElement1(prepared(new UpdateId(0, 1, 0)));
            assertThat(news(after)).as("a change that a later record repeats").isEmpty();
            after.processElement1(prepared(new UpdateId(0, 0, -1)));
            assertThat(news(after)).extracting(ModelNews::change).containsExactly(CHANGE.from(60_001_000));
        }
    }

    private static StreamRecord<byte[]> sent(String channel) {
        return new StreamRecord<>(Messages.write(channel));
    }

    private static List<String> remarks(TwoInputStreamOperatorTestHarness<byte[], byte[], byte[]> harness) {
        return harness.getSideOutput(DecideUpdates.STATUS).stream()
                .map(status -> Messages.read(status.getValue(), UpdateStatus.class))
                .filter(status -> status.state() == UpdateStatus.State.LOADED)
                .map(UpdateStatus::text)
                .toList();
    }

    @Test
    void channelsThatNoEntitySendsAreToldAlsoAfterARestart() throws Exception {
        OperatorSubtaskState snapshot;
        try (var before = harness()) {
            before.open();
            before.processElement2(sent("flow"));
            before.processElement2(sent("vibration"));
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness()) {
            after.initializeState(snapshot);
            after.open();
            after.processElement1(prepared(new UpdateId(0, 0, -1)));
            assertThat(remarks(after)).containsExactly("no entity has sent the channels [pressure] so far");
        }
    }

    @Test
    void nothingIsToldOfChannelsThatAreSentOrWhereReadingsNameNone() throws Exception {
        for (String other : List.of("pressure", ChannelsSent.UNNAMED)) {
            try (var harness = harness()) {
                harness.open();
                harness.processElement2(sent("flow"));
                harness.processElement2(sent(other));
                harness.processElement1(prepared(new UpdateId(0, 0, -1)));
                assertThat(remarks(harness)).containsExactly("");
            }
        }
        try (var harness = harness()) {
            harness.open();
            harness.processElement1(prepared(new UpdateId(0, 0, -1)));
            assertThat(remarks(harness)).as("before any reading").containsExactly("");
        }
    }

    private static StreamRecord<byte[]> prepared(UpdateId id, ModelChange change, int subtask) {
        return new StreamRecord<>(
                Messages.write(new Prepared(new UpdateRequest(id, change), subtask, 2, SECOND, null)));
    }

    @Test
    void whatARecordRepeatsHoldsUpNothingOnceItsOwnRecordWasDecided() throws Exception {
        ModelChange later = change(ModelChange.Mode.SHADOW, SECOND, 1, 20);
        try (var harness = harness()) {
            harness.open();
            harness.processElement1(prepared(new UpdateId(0, 0, -1), CHANGE, 0));
            harness.processElement1(prepared(new UpdateId(0, 1, 0), CHANGE, 0));
            harness.processElement1(prepared(new UpdateId(0, 1, -1), later, 0));
            harness.processElement1(prepared(new UpdateId(0, 0, -1), CHANGE, 1));
            harness.processElement1(prepared(new UpdateId(0, 1, 0), CHANGE, 1));
            harness.processElement1(prepared(new UpdateId(0, 1, -1), later, 1));
            assertThat(news(harness)).extracting(ModelNews::change).containsExactly(CHANGE, later);
        }
    }

    @Test
    void whatWasReadyBehindAnotherOneIsKeptOverARestart() throws Exception {
        ModelChange later = change(ModelChange.Mode.SHADOW, SECOND, 1, 20);
        OperatorSubtaskState snapshot;
        try (var before = harness()) {
            before.open();
            before.processElement1(prepared(new UpdateId(0, 0, -1), CHANGE, 0));
            before.processElement1(prepared(new UpdateId(0, 1, -1), later, 0));
            before.processElement1(prepared(new UpdateId(0, 1, -1), later, 1));
            snapshot = before.snapshot(1, 1);
            assertThat(news(before)).isEmpty();
        }
        try (var after = harness()) {
            after.initializeState(snapshot);
            after.open();
            after.processElement1(prepared(new UpdateId(0, 0, -1)));
            assertThat(news(after)).extracting(ModelNews::change).containsExactly(CHANGE, later);
        }
    }

    @Test
    void theEndOfTheUpdatesIsNotTheEndOfTimeWhileNoReadingComes() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processWatermark2(new Watermark(9_000));
            harness.processWatermark1(Watermark.MAX_WATERMARK);
            harness.processWatermarkStatus2(WatermarkStatus.IDLE);
            assertThat(harness.getOutput()).containsExactly(new Watermark(9_000), WatermarkStatus.IDLE);
        }
    }
}

package dev.heed.job;

import dev.heed.attend.AttendOperator;
import dev.heed.attend.AttendOperatorFactory;
import dev.heed.attend.AttendOptions;
import dev.heed.attend.AttendSettings;
import dev.heed.attend.Attended;
import dev.heed.detect.Compared;
import dev.heed.detect.Detection;
import dev.heed.detect.ModelDetectFunction;
import dev.heed.forecast.LearnOptions;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Reading;
import dev.heed.ingest.ReadingLimits;
import dev.heed.ingest.Rejected;
import dev.heed.ingest.SplitGoodFromBad;
import dev.heed.models.ModelsOptions;
import dev.heed.models.Schedule;
import dev.heed.models.ServedModel;
import dev.heed.window.ModelWindows;
import dev.heed.window.NotTaken;
import dev.heed.window.Window;
import dev.heed.window.WindowFunction;
import dev.heed.window.WindowOptions;
import dev.heed.wire.Encoding;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.jspecify.annotations.Nullable;

/**
 * ingest → window → attend → detect with many models, or with models that change, between any sources and any sink.
 *
 * <pre>
 * readings ─────────────────────────────► window ─► attend ─► detect ─► detections, comparisons
 *                                          ▲   │
 *     └ their time ───┐                    │   │
 * updates ─► load ─► decide ─ what holds ──┤   └ since when ─► status
 *            (beside each attend)          └─► keep (beside each attend)
 * </pre>
 */
final class ModelsPipeline {
    /** What the states of the stages depend on, in words. */
    private static final String STATE = "any channels, told apart from others by its name";

    private final Configuration options;
    private final Encoding encoding;
    private final Schedule begin;
    private final Schedule start;
    private final ModelPlans plans;
    private final AttendSettings attend;

    /**
     * A pipeline.
     *
     * @param begin what holds before the first of the updates, each of which is decided on again
     * @param start what is known to hold before any reading
     */
    ModelsPipeline(Configuration options, Encoding encoding, Schedule begin, Schedule start) {
        this.options = options;
        this.encoding = encoding;
        this.begin = begin;
        this.start = start;
        this.plans = new ModelPlans(options);
        this.attend = plans.attend();
    }

    /**
     * What comes out.
     *
     * @param detections one per entity and hop
     * @param shadows the same of shadows
     * @param comparisons of shadows with active models
     * @param status what became of updates; null where there are none
     * @param deadLetters one per record, or part of one, that was not taken
     */
    record Outputs(
            DataStream<Detection> detections,
            DataStream<Detection> shadows,
            DataStream<Compared> comparisons,
            @Nullable DataStream<byte[]> status,
            DataStream<Rejected> deadLetters) {}

    /**
     * Puts the stages behind a stream of readings that carries their timestamps and watermarks.
     *
     * @param updates {@link dev.heed.models.UpdateRequest}s; its watermarks must not hold the readings' back. Null where the
     *     models stay as they are
     */
    Outputs define(DataStream<Ingested> input, @Nullable DataStream<byte[]> updates) {
        SingleOutputStreamOperator<Reading> readings = Pipeline.split(input, options);
        UpdatesPipeline ofUpdates = new UpdatesPipeline(options, begin, start, attend);
        SingleOutputStreamOperator<byte[]> decided = updates == null ? null : ofUpdates.decided(updates, readings);
        SingleOutputStreamOperator<Window> windows = windows(readings, decided);
        SingleOutputStreamOperator<Attended> attended = attended(windows, decided != null);
        SingleOutputStreamOperator<Detection> detections = new ModelDetectFunction(
                        plans.detectors(),
                        plans.forecasters(),
                        options.get(LearnOptions.BACKBONE),
                        options.get(WindowOptions.RETENTION),
                        options.get(ModelsOptions.COMPARISON_INTERVAL))
                .behind(byEntity(attended), "detect", Detection.class, options, STATE, alsoRead())
                .slotSharingGroup(SlotOptions.others(options).getName())
                .uid("detect");
        return new Outputs(
                detections,
                detections.getSideOutput(ModelDetectFunction.SHADOWS),
                detections.getSideOutput(ModelDetectFunction.COMPARISONS),
                decided == null ? null : ofUpdates.status(decided, windows),
                readings.getSideOutput(SplitGoodFromBad.REJECTED)
                        .union(
                                notTaken(windows.getSideOutput(WindowFunction.NOT_TAKEN), "not-taken", "late"),
                                notTaken(attended.getSideOutput(AttendOperator.SET_ASIDE), "set-aside", "set-aside")));
    }

    /**
     * The model that goes on with the state of a job of one model: that which the job begins with; null where it begins with
     * several, since such state does not say whose it is.
     */
    private @Nullable ServedModel heir() {
        return begin.models().size() > 1
                ? null
                : start.changes().stream()
                        .map(change -> start.model(change.model().digest()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private Set<String> alsoRead() {
        ServedModel heir = heir();
        return heir == null ? Set.of() : Set.of(plans.of(heir).stateOf());
    }

    private SingleOutputStreamOperator<Window> windows(
            DataStream<Reading> readings, @Nullable DataStream<byte[]> news) {
        ServedModel heir = heir();
        ModelWindows stage = new ModelWindows(
                start,
                plans.windows(),
                ReadingLimits.of(options),
                options.get(WindowOptions.MAX_ENTITIES),
                heir == null ? null : heir.series());
        KeyedStream<Reading, String> byEntity = readings.keyBy(Reading::entity, Types.STRING);
        return (news == null
                        ? stage.behind(byEntity, "window", Window.class, options, STATE, alsoRead())
                        : stage.behind(byEntity, news, "window", Window.class, options, STATE, alsoRead()))
                .uid("window");
    }

    private DataStream<Rejected> notTaken(DataStream<NotTaken> letters, String name, String uid) {
        return letters.map(new EncodeNotTaken(encoding, null))
                .name(name)
                .slotSharingGroup(SlotOptions.others(options).getName())
                .uid(uid);
    }

    private boolean isApart() {
        return options.get(AttendOptions.GPUS) > 0
                || options.getOptional(AttendOptions.PARALLELISM).isPresent();
    }

    private SingleOutputStreamOperator<Attended> attended(SingleOutputStreamOperator<Window> windows, boolean areKept) {
        DataStream<Window> input = isApart() ? windows.keyBy(Window::entity, Types.STRING) : windows;
        return UpdatesPipeline.besideAttend(
                options,
                input.transform(
                        "attend", TypeInformation.of(Attended.class), AttendOperatorFactory.ofMany(attend, areKept)),
                "attend");
    }

    private KeyedStream<Attended, String> byEntity(SingleOutputStreamOperator<Attended> attended) {
        return isApart()
                ? attended.keyBy(Attended::entity, Types.STRING)
                : DataStreamUtils.reinterpretAsKeyedStream(attended, Attended::entity, Types.STRING);
    }
}

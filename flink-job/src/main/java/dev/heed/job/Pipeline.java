package dev.heed.job;

import dev.heed.attend.AttendOperator;
import dev.heed.attend.AttendOperatorFactory;
import dev.heed.attend.AttendOptions;
import dev.heed.attend.Attended;
import dev.heed.detect.DetectFunction;
import dev.heed.detect.Detection;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Reading;
import dev.heed.ingest.Rejected;
import dev.heed.ingest.SplitGoodFromBad;
import dev.heed.window.Window;
import dev.heed.window.WindowFunction;
import dev.heed.window.WindowOptions;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * ingest → window → attend → detect, between any source and any sink.
 *
 * <p>Where the attend stage runs beside the others, the three keyed stages are one chain and nothing is copied between
 * them. Where it has slots of its own (a GPU's) or another parallelism, windows travel there by entity and back.
 */
public final class Pipeline {
    private Pipeline() {}

    /**
     * What comes out.
     *
     * @param detections one per entity and hop
     * @param deadLetters one per record, or part of one, that was not taken
     */
    public record Outputs(DataStream<Detection> detections, DataStream<Rejected> deadLetters) {}

    /** Puts the stages behind a stream of readings that carries their timestamps and watermarks. */
    public static Outputs define(DataStream<Ingested> input, PipelinePlan plan) {
        SingleOutputStreamOperator<Reading> readings = split(input, plan.options());
        SingleOutputStreamOperator<Window> windows = new WindowFunction(
                        plan.window(), plan.options().get(WindowOptions.MAX_ENTITIES))
                .behind(
                        readings.keyBy(Reading::entity, Types.STRING),
                        "window",
                        Window.class,
                        plan.options(),
                        plan.stateOf())
                .uid("window");
        SingleOutputStreamOperator<Attended> attended = attended(windows, plan);
        SingleOutputStreamOperator<Detection> detections = new DetectFunction(plan.detector(), plan.forecaster())
                .behind(byEntity(attended, plan), "detect", Detection.class, plan.options(), plan.stateOf())
                .slotSharingGroup(SlotOptions.others(plan.options()).getName())
                .uid("detect");
        DataStream<Rejected> notTaken = windows.getSideOutput(WindowFunction.NOT_TAKEN)
                .map(new EncodeNotTaken(plan.encoding(), plan.card().intake()))
                .name("not-taken")
                .uid("late");
        DataStream<Rejected> setAside = attended.getSideOutput(AttendOperator.SET_ASIDE)
                .map(new EncodeNotTaken(plan.encoding(), plan.card().intake()))
                .name("set-aside")
                .slotSharingGroup(SlotOptions.others(plan.options()).getName())
                .uid("set-aside");
        return new Outputs(
                detections, readings.getSideOutput(SplitGoodFromBad.REJECTED).union(notTaken, setAside));
    }

    /** The ingest stage: readings, and to the side what was rejected. */
    static SingleOutputStreamOperator<Reading> split(DataStream<Ingested> input, ReadableConfig options) {
        SingleOutputStreamOperator<Reading> readings = input.process(new SplitGoodFromBad(
                        options.get(IngestOptions.MAX_BAD_RATE),
                        checkpointInterval(input.getExecutionEnvironment()),
                        OutputTopics.of(options).deadLetters()))
                .name("ingest")
                .uid("ingest");
        inTheOrderOf(input, readings);
        return readings;
    }

    /** As many subtasks as before it, so that no two readings of an entity overtake each other on the way. */
    private static void inTheOrderOf(DataStream<?> input, SingleOutputStreamOperator<?> next) {
        if (input.getParallelism() != next.getParallelism()) {
            next.setParallelism(input.getParallelism());
        }
    }

    private static Duration checkpointInterval(StreamExecutionEnvironment env) {
        CheckpointConfig checkpoints = env.getCheckpointConfig();
        return checkpoints.isCheckpointingEnabled()
                ? Duration.ofMillis(checkpoints.getCheckpointInterval())
                : Duration.ZERO;
    }

    /** Whether the attend stage runs elsewhere than the others. */
    private static boolean isApart(PipelinePlan plan) {
        return plan.options().get(AttendOptions.GPUS) > 0
                || plan.options().getOptional(AttendOptions.PARALLELISM).isPresent();
    }

    private static SingleOutputStreamOperator<Attended> attended(
            SingleOutputStreamOperator<Window> windows, PipelinePlan plan) {
        AttendOperatorFactory factory = new AttendOperatorFactory(plan.attend());
        TypeInformation<Attended> type = TypeInformation.of(Attended.class);
        double gpus = plan.options().get(AttendOptions.GPUS);
        DataStream<Window> input = isApart(plan) ? windows.keyBy(Window::entity, Types.STRING) : windows;
        SingleOutputStreamOperator<Attended> attended =
                input.transform("attend", type, factory).uid("attend");
        plan.options().getOptional(AttendOptions.PARALLELISM).ifPresent(attended::setParallelism);
        if (gpus > 0) {
            attended.slotSharingGroup(SlotOptions.attend(plan.options()));
            attended.getExecutionEnvironment().registerSlotSharingGroup(SlotOptions.others(plan.options()));
        }
        return attended;
    }

    private static KeyedStream<Attended, String> byEntity(
            SingleOutputStreamOperator<Attended> attended, PipelinePlan plan) {
        return isApart(plan)
                ? attended.keyBy(Attended::entity, Types.STRING)
                : DataStreamUtils.reinterpretAsKeyedStream(attended, Attended::entity, Types.STRING);
    }
}

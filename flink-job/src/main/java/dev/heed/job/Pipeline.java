package dev.heed.job;

import dev.heed.attend.AttendOperatorFactory;
import dev.heed.attend.AttendOptions;
import dev.heed.attend.Attended;
import dev.heed.detect.DetectFunction;
import dev.heed.detect.Detection;
import dev.heed.ingest.IngestOptions;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Reading;
import dev.heed.ingest.Rejected;
import dev.heed.ingest.SplitGoodFromBad;
import dev.heed.window.Window;
import dev.heed.window.WindowFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

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
        SingleOutputStreamOperator<Reading> readings = input.process(
                        new SplitGoodFromBad(plan.options().get(IngestOptions.MAX_BAD_RATE)))
                .name("ingest")
                .uid("ingest");
        SingleOutputStreamOperator<Window> windows = new WindowFunction(plan.window())
                .behind(
                        readings.keyBy(Reading::entity, Types.STRING),
                        "window",
                        Window.class,
                        plan.options(),
                        plan.stateOf())
                .uid("window");
        SingleOutputStreamOperator<Detection> detections = new DetectFunction(plan.detector(), plan.forecaster())
                .behind(attended(windows, plan), "detect", Detection.class, plan.options(), plan.stateOf())
                .slotSharingGroup(SlotOptions.others(plan.options()).getName())
                .uid("detect");
        DataStream<Rejected> late = windows.getSideOutput(WindowFunction.LATE)
                .map(new LateRejected(plan.encoding(), plan.card().channels()))
                .name("late")
                .uid("late");
        return new Outputs(
                detections, readings.getSideOutput(SplitGoodFromBad.REJECTED).union(late));
    }

    private static KeyedStream<Attended, String> attended(
            SingleOutputStreamOperator<Window> windows, PipelinePlan plan) {
        AttendOperatorFactory factory = new AttendOperatorFactory(plan.attend());
        TypeInformation<Attended> type = TypeInformation.of(Attended.class);
        double gpus = plan.options().get(AttendOptions.GPUS);
        boolean apart = gpus > 0
                || plan.options().getOptional(AttendOptions.PARALLELISM).isPresent();
        DataStream<Window> input = apart ? windows.keyBy(Window::entity, Types.STRING) : windows;
        SingleOutputStreamOperator<Attended> attended =
                input.transform("attend", type, factory).uid("attend");
        plan.options().getOptional(AttendOptions.PARALLELISM).ifPresent(attended::setParallelism);
        if (gpus > 0) {
            attended.slotSharingGroup(SlotOptions.attend(plan.options()));
            attended.getExecutionEnvironment().registerSlotSharingGroup(SlotOptions.others(plan.options()));
        }
        return apart
                ? attended.keyBy(Attended::entity, Types.STRING)
                : DataStreamUtils.reinterpretAsKeyedStream(attended, Attended::entity, Types.STRING);
    }
}

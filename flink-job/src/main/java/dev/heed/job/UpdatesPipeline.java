package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.attend.AttendSettings;
import dev.heed.attend.KeepModels;
import dev.heed.attend.LoadModelsFactory;
import dev.heed.ingest.Reading;
import dev.heed.models.ModelsOptions;
import dev.heed.models.Schedule;
import dev.heed.state.ControlledOperator;
import dev.heed.updates.ChannelsSent;
import dev.heed.updates.DecideOperator;
import dev.heed.updates.DecideUpdates;
import dev.heed.updates.StatusOfUpdates;
import dev.heed.window.Window;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What updates of models go through: load → decide → the window stage, and from there what became of them.
 *
 * @param begin what holds before the first of the updates, each of which is decided on again
 * @param start what is known to hold before any reading
 * @param attend how any model is attended
 */
record UpdatesPipeline(Configuration options, Schedule begin, Schedule start, AttendSettings attend) {
    private static final TypeInformation<byte[]> MESSAGES = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

    /**
     * The changes that hold.
     *
     * @param readings whose time, and names of channels, pass through the decision on their way to the windows
     */
    SingleOutputStreamOperator<byte[]> decided(
            DataStream<byte[]> updates, SingleOutputStreamOperator<Reading> readings) {
        SingleOutputStreamOperator<byte[]> time = readings.flatMap(new ChannelsSent())
                .name("time-of-readings")
                .uid("time-of-readings")
                .setParallelism(readings.getParallelism());
        return besideAttend(
                        options,
                        updates.broadcast().transform("load-models", MESSAGES, new LoadModelsFactory(attend)),
                        "load-models")
                .connect(time)
                .transform(
                        "decide-updates",
                        MESSAGES,
                        new DecideOperator(new DecideUpdates(begin, start, options.get(ModelsOptions.MAX_AHEAD))))
                .uid("decide-updates")
                .setParallelism(1)
                .setMaxParallelism(1)
                .slotSharingGroup(SlotOptions.others(options).getName());
    }

    /** What became of updates; the models that are needed are kept loaded. */
    DataStream<byte[]> status(SingleOutputStreamOperator<byte[]> decided, SingleOutputStreamOperator<Window> windows) {
        DataStream<byte[]> reports = windows.getSideOutput(ControlledOperator.ANSWERS);
        besideAttend(
                        options,
                        decided.union(reports)
                                .broadcast()
                                .process(new KeepModels(start, attend))
                                .returns(Types.VOID),
                        "keep-models")
                .sinkTo(new DiscardingSink<>())
                .name("keep-models-end")
                .uid("keep-models-end");
        return reports.process(new StatusOfUpdates())
                .returns(MESSAGES)
                .name("status-of-updates")
                .uid("status-of-updates")
                .setParallelism(1)
                .setMaxParallelism(1)
                .union(decided.getSideOutput(DecideUpdates.STATUS));
    }

    /** As many subtasks as the attend stage, each where one of it runs. */
    static <T> SingleOutputStreamOperator<T> besideAttend(
            Configuration options, SingleOutputStreamOperator<T> operator, String name) {
        operator.name(name).uid(name);
        options.getOptional(AttendOptions.PARALLELISM).ifPresent(operator::setParallelism);
        if (options.get(AttendOptions.GPUS) > 0) {
            operator.slotSharingGroup(SlotOptions.attend(options));
            operator.getExecutionEnvironment().registerSlotSharingGroup(SlotOptions.others(options));
        }
        return operator;
    }
}

package dev.heed.state;

import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * A {@link Stage} that is told something beside its input: all subtasks hear all messages.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public abstract class ControlledStage<I, O> extends Stage<I, O> {
    private static final long serialVersionUID = 1L;

    /**
     * Hears a message.
     *
     * @param watermark of the stage, ms
     * @param out where answers go, and what is not taken any more
     */
    protected abstract void hear(byte[] message, long watermark, SideOutputs out) throws Exception;

    /** Event time has reached a watermark, ms; called after what was due by then. */
    protected abstract void reached(long watermark, SideOutputs out) throws Exception;

    /** The stage's side outputs. */
    @FunctionalInterface
    protected interface SideOutputs {
        <X> void collect(OutputTag<X> tag, X value);
    }

    /**
     * Puts the stage behind its input.
     *
     * @param messages that are sent to all subtasks
     * @param model what the stage's states depend on, in words
     * @param alsoRead what states of others do that it goes on with
     */
    public final SingleOutputStreamOperator<O> behind(
            KeyedStream<I, String> input,
            DataStream<byte[]> messages,
            String name,
            Class<O> out,
            ReadableConfig options,
            String model,
            Set<String> alsoRead) {
        return input.connect(messages.broadcast())
                .transform(
                        name,
                        TypeInformation.of(out),
                        new ControlledOperator<>(
                                this, options.get(StateOptions.WORKING_SET).getBytes(), model, alsoRead));
    }
}

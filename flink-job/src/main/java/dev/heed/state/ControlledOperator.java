package dev.heed.state;

import java.util.Set;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Runs a {@link ControlledStage}. Its time is the earlier one of both inputs, whose time comes from one source: while the first is
 * idle, so that nothing of it comes, the second moves no time. Else it could overtake the first's next elements.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public final class ControlledOperator<I, O> extends StageOperator<I, O>
        implements TwoInputStreamOperator<I, byte[], O> {
    private static final long serialVersionUID = 1L;

    private static final int FIRST = 0;

    /** Where the stage's answers go. */
    public static final OutputTag<byte[]> ANSWERS =
            new OutputTag<>("answers", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final ControlledStage<I, O> controlled;
    private transient long watermark;

    /**
     * An operator of a stage.
     *
     * @param workingSetBytes of {@link StateOptions#WORKING_SET}
     * @param model what the states depend on, in words
     * @param alsoRead what the states of others depend on that it goes on with
     */
    public ControlledOperator(ControlledStage<I, O> stage, long workingSetBytes, String model, Set<String> alsoRead) {
        super(stage, workingSetBytes, model, alsoRead);
        this.controlled = stage;
    }

    @Override
    public void open() throws Exception {
        watermark = Long.MIN_VALUE;
        super.open();
    }

    @Override
    public void processElement1(StreamRecord<I> element) throws Exception {
        processElement(element);
    }

    @Override
    public void processElement2(StreamRecord<byte[]> element) throws Exception {
        controlled.hear(element.getValue(), watermark, this::side);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        super.processWatermark(mark);
        watermark = mark.getTimestamp();
        controlled.reached(watermark, this::side);
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (input == FIRST) {
            processWatermarkStatus(status);
        }
    }

    private <X> void side(OutputTag<X> tag, X value) {
        output.collect(tag, new StreamRecord<>(value));
    }
}

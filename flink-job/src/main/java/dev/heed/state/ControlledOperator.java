package dev.heed.state;

import java.util.Set;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Runs a {@link ControlledStage}. Its time is that of the first input alone: where that one is idle, the other must not end time.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public final class ControlledOperator<I, O> extends StageOperator<I, O>
        implements TwoInputStreamOperator<I, byte[], O> {
    private static final long serialVersionUID = 1L;

    /** Where the stage's answers go. */
    public static final OutputTag<byte[]> ANSWERS =
            new OutputTag<>("answers", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final ControlledStage<I, O> controlled;
    private transient long watermark;

    ControlledOperator(ControlledStage<I, O> stage, long workingSetBytes, String model, Set<String> alsoRead) {
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
        controlled.hear(element.getValue(), watermark, this::answer);
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        processWatermark(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // what controls the stage has no time of its own
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (input == 0) {
            processWatermarkStatus(status);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        super.processWatermark(mark);
        watermark = mark.getTimestamp();
        controlled.reached(watermark, this::answer);
    }

    private void answer(byte[] answer) {
        output.collect(ANSWERS, new StreamRecord<>(answer));
    }
}

package dev.heed.updates;

import org.apache.flink.streaming.api.operators.co.CoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/** Runs {@link DecideUpdates}: its time is that of the second input, the readings, alone. */
public final class DecideOperator extends CoProcessOperator<byte[], byte[], byte[]> {
    private static final long serialVersionUID = 1L;
    private static final int READINGS = 1;

    private final DecideUpdates decisions;

    public DecideOperator(DecideUpdates decisions) {
        super(decisions);
        this.decisions = decisions;
    }

    @Override
    public void processWatermark1(Watermark mark) {
        // updates have no time
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        decisions.reached(mark.getTimestamp());
        processWatermark(mark);
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (input == READINGS) {
            processWatermarkStatus(status);
        }
    }
}

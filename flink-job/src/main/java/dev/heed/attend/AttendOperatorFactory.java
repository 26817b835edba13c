package dev.heed.attend;

import dev.heed.window.Window;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the attend stage's operator. */
public final class AttendOperatorFactory extends AbstractStreamOperatorFactory<Attended>
        implements OneInputStreamOperatorFactory<Window, Attended> {
    private static final long serialVersionUID = 1L;

    private final AttendSettings settings;

    public AttendOperatorFactory(AttendSettings settings) {
        this.settings = settings;
        this.chainingStrategy = ChainingStrategy.ALWAYS;
    }

    @Override
    @SuppressWarnings("unchecked") // the interface leaves the operator's class to the caller
    public <T extends StreamOperator<Attended>> T createStreamOperator(StreamOperatorParameters<Attended> parameters) {
        return (T) new AttendOperator(parameters, settings);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return AttendOperator.class;
    }
}

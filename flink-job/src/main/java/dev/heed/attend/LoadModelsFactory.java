package dev.heed.attend;

import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Makes the operator that makes models ready. */
public final class LoadModelsFactory extends AbstractStreamOperatorFactory<byte[]>
        implements OneInputStreamOperatorFactory<byte[], byte[]> {
    private static final long serialVersionUID = 1L;

    private final AttendSettings settings;

    /** @param settings like those of the models that run; their place and digest are each update's */
    public LoadModelsFactory(AttendSettings settings) {
        this.settings = settings;
    }

    @Override
    @SuppressWarnings("unchecked") // the interface leaves the operator's class to the caller
    public <T extends StreamOperator<byte[]>> T createStreamOperator(StreamOperatorParameters<byte[]> parameters) {
        return (T) new LoadModels(parameters, settings);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return LoadModels.class;
    }
}

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
    private final boolean isOne;
    private final boolean areKept;

    /** For the one model that the settings name. */
    public AttendOperatorFactory(AttendSettings settings) {
        this(settings, true, false);
    }

    /**
     * For the model that each window names.
     *
     * @param settings like those of all models; their place and digest are each window's
     * @param areKept whether {@link KeepModels} keeps the models that are needed: then those for which nothing comes are let go
     */
    public static AttendOperatorFactory ofMany(AttendSettings settings, boolean areKept) {
        return new AttendOperatorFactory(settings, false, areKept);
    }

    private AttendOperatorFactory(AttendSettings settings, boolean isOne, boolean areKept) {
        this.areKept = areKept;
        this.settings = settings;
        this.isOne = isOne;
        this.chainingStrategy = ChainingStrategy.ALWAYS;
    }

    @Override
    @SuppressWarnings("unchecked") // the interface leaves the operator's class to the caller
    public <T extends StreamOperator<Attended>> T createStreamOperator(StreamOperatorParameters<Attended> parameters) {
        return (T) new AttendOperator(parameters, settings, isOne, areKept);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return AttendOperator.class;
    }
}

package dev.heed.state;

import java.util.HashSet;
import java.util.Set;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Runs a {@link Stage}: what its states hold as objects in front of their backend is written before a checkpoint,
 * with the layout of it all.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public class StageOperator<I, O> extends KeyedProcessOperator<String, I, O> {
    private static final long serialVersionUID = 1L;

    private final Stage<I, O> stage;
    private final long workingSetBytes;
    private final String model;
    private final HashSet<String> alsoRead;
    private transient StateLayout layout;

    /**
     * An operator of a stage.
     *
     * @param workingSetBytes of {@link StateOptions#WORKING_SET}
     * @param model what the states depend on, in words
     */
    public StageOperator(Stage<I, O> stage, long workingSetBytes, String model) {
        this(stage, workingSetBytes, model, Set.of());
    }

    /**
     * An operator of a stage that goes on with the state of others.
     *
     * @param alsoRead what those states depend on, in words
     */
    @SuppressWarnings("NullAway.Init") // the layout is made with the state
    public StageOperator(Stage<I, O> stage, long workingSetBytes, String model, Set<String> alsoRead) {
        super(stage);
        this.alsoRead = new HashSet<>(alsoRead);
        this.stage = stage;
        this.workingSetBytes = workingSetBytes;
        this.model = model;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        layout = new StateLayout(model, alsoRead, context);
    }

    @Override
    public void open() throws Exception {
        stage.attach(getKeyedStateBackend(), workingSetBytes);
        super.open();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        stage.flushStates();
        layout.write();
        super.snapshotState(context);
    }

    /**
     * Ends time where the input ends. Flink's last watermark does not pass a source whose partitions are all idle, and what
     * windows hold would be lost.
     */
    @Override
    public void finish() throws Exception {
        processWatermark(Watermark.MAX_WATERMARK);
        super.finish();
    }
}

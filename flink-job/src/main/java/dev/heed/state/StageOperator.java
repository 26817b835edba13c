package dev.heed.state;

import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/**
 * Runs a {@link Stage}: what its states hold as objects in front of their backend is written before a checkpoint.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public final class StageOperator<I, O> extends KeyedProcessOperator<String, I, O> {
    private static final long serialVersionUID = 1L;

    private final Stage<I, O> stage;
    private final long workingSetBytes;

    /** An operator of a stage with the bytes of {@link StateOptions#WORKING_SET}. */
    public StageOperator(Stage<I, O> stage, long workingSetBytes) {
        super(stage);
        this.stage = stage;
        this.workingSetBytes = workingSetBytes;
    }

    @Override
    public void open() throws Exception {
        stage.attach(getKeyedStateBackend(), workingSetBytes);
        super.open();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        stage.flushStates();
        super.snapshotState(context);
    }
}

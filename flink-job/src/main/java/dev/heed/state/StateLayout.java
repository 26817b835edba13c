package dev.heed.state;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * What the packed states of a job depend on, kept beside them in words. State of another layout is refused: its bytes would
 * be read as something else.
 */
final class StateLayout {
    private static final ListStateDescriptor<String> STATE =
            new ListStateDescriptor<>("layout", StringSerializer.INSTANCE);

    private final String model;
    private final ListState<String> kept;

    /**
     * Compares the layout with that of the state which is restored; state that has none is taken.
     *
     * @param model what the states depend on, in words
     * @param alsoRead other words whose state can be read, too
     * @throws SuppressRestartsException when they differ
     */
    StateLayout(String model, Set<String> alsoRead, StateInitializationContext context) throws Exception {
        this.model = model;
        kept = context.getOperatorStateStore().getUnionListState(STATE);
        Set<String> others = new TreeSet<>();
        kept.get().forEach(others::add);
        others.remove(model);
        others.removeAll(alsoRead);
        if (!others.isEmpty()) {
            throw new SuppressRestartsException(
                    new IllegalStateException("execution.state-recovery.path: expected state of a model with "
                            + (alsoRead.isEmpty() ? model : String.join(" or ", alsoRead))
                            + ", found state of one with "
                            + others.iterator().next()
                            + "; start with the model, hop and heed.models options of the job that wrote it, or"
                            + " without the checkpoint"));
        }
    }

    /** Puts it into the state that is written. */
    void write() throws Exception {
        kept.update(List.of(model));
    }
}

package dev.heed.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * A function by entity whose states are packed. {@link StageOperator} runs it.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public abstract class Stage<I, O> extends KeyedProcessFunction<String, I, O> {
    private static final long serialVersionUID = 1L;

    private transient KeyedStateBackend<String> backend;
    private transient long workingSetBytes;
    private transient List<EntityState<?>> states;

    @SuppressWarnings("NullAway.Init") // attached before it is opened
    protected Stage() {}

    /**
     * Puts the stage behind its input.
     *
     * @param model what the stage's states depend on, in words
     */
    public final SingleOutputStreamOperator<O> behind(
            KeyedStream<I, String> input, String name, Class<O> out, ReadableConfig options, String model) {
        return behind(input, name, out, options, model, Set.of());
    }

    /**
     * Puts the stage, which goes on with the state of others, behind its input.
     *
     * @param model what the stage's states depend on, in words
     * @param alsoRead what those of the others do
     */
    public final SingleOutputStreamOperator<O> behind(
            KeyedStream<I, String> input,
            String name,
            Class<O> out,
            ReadableConfig options,
            String model,
            Set<String> alsoRead) {
        return input.transform(
                name,
                TypeInformation.of(out),
                new StageOperator<>(this, options.get(StateOptions.WORKING_SET).getBytes(), model, alsoRead));
    }

    final void attach(KeyedStateBackend<String> to, long workingSet) {
        backend = to;
        workingSetBytes = workingSet;
        states = new ArrayList<>();
    }

    /** The state of a name; to be asked for when the stage is opened. */
    protected final <T> EntityState<T> state(String name, StateCodec<T> codec) {
        ValueState<Packed<?>> packed =
                getRuntimeContext().getState(new ValueStateDescriptor<>(name, PackedSerializer.INSTANCE));
        // A backend that hands out the same object again keeps objects itself.
        EntityState<T> state = backend.isSafeToReuseKVState()
                ? new StoredState<>(packed, codec, backend, new WorkingSet<>(workingSetBytes))
                : new HeapState<>(packed, codec);
        states.add(state);
        return state;
    }

    /** How many entities of this subtask have a state of a name, one by one: for when the stage is opened. */
    protected final long countEntities(String name) {
        try (Stream<String> entities = backend.getKeys(name, VoidNamespace.INSTANCE)) {
            return entities.count();
        }
    }

    /** Goes through all entities of this subtask that have a state of a name; each is the current one while it is its turn. */
    protected final void forEachEntity(String name, EntityVisitor visitor) throws Exception {
        List<String> entities;
        try (Stream<String> keys = backend.getKeys(name, VoidNamespace.INSTANCE)) {
            entities = keys.toList();
        }
        for (String entity : entities) {
            backend.setCurrentKey(entity);
            visitor.visit(entity);
        }
    }

    /** What is done with each entity. */
    @FunctionalInterface
    protected interface EntityVisitor {
        void visit(String entity) throws Exception;
    }

    final void flushStates() throws IOException {
        for (EntityState<?> state : states) {
            state.flush();
        }
    }
}

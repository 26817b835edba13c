package dev.heed.state;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntityStateTest {
    private static final class CountCodec implements Codec<AtomicInteger> {
        @Override
        public void write(AtomicInteger value, DataOutputView out) throws IOException {
            out.writeInt(value.get());
        }

        @Override
        public AtomicInteger read(DataInputView in) throws IOException {
            return new AtomicInteger(in.readInt());
        }
    }

    private static final StateCodec<AtomicInteger> CODEC =
            new StateCodec<>("count", 1, new CountCodec(), value -> value.get() % 2 == 0);

    /** Counts the elements of each first letter; a - behind it clears. */
    private static final class Count extends Stage<String, String> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // made in open
        private transient EntityState<AtomicInteger> state;

        @Override
        public void open(OpenContext context) {
            state = state("count", CODEC);
        }

        @Override
        public void processElement(String element, Context context, Collector<String> out) throws Exception {
            AtomicInteger count = state.value() == null ? new AtomicInteger() : requireNonNull(state.value());
            out.collect(context.getCurrentKey() + count.incrementAndGet());
            if (element.endsWith("-")) {
                state.clear();
            } else {
                state.update(count);
            }
        }
    }

    private static final int ONE_VALUE = 5;

    /** Where the state is, and how much of it stays an object in front of that. */
    private enum Backend {
        HEAP(0),
        ROCKSDB(0),
        ROCKSDB_BEHIND_ONE(ONE_VALUE),
        ROCKSDB_BEHIND_ALL(1 << 20);

        private final long workingSetBytes;

        Backend(long workingSetBytes) {
            this.workingSetBytes = workingSetBytes;
        }

        KeyedOneInputStreamOperatorTestHarness<String, String, String> harness() throws Exception {
            return harness("hop 8");
        }

        KeyedOneInputStreamOperatorTestHarness<String, String, String> harness(String model) throws Exception {
            KeyedOneInputStreamOperatorTestHarness<String, String, String> harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new StageOperator<>(new Count(), workingSetBytes, model),
                            element -> element.substring(0, 1),
                            Types.STRING);
            harness.setStateBackend(this == HEAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend());
            return harness;
        }
    }

    private static void process(
            KeyedOneInputStreamOperatorTestHarness<String, String, String> harness, String... elements)
            throws Exception {
        for (String element : elements) {
            harness.processElement(element, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasUpdatedAndNothingElse(Backend backend) throws Exception {
        try (var harness = backend.harness()) {
            harness.open();
            process(harness, "a", "b", "a", "b", "a", "a-", "a", "b-", "b");
            assertThat(harness.extractOutputValues())
                    .containsExactly("a1", "b1", "a2", "b2", "a3", "a4", "a1", "b3", "b1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesInACheckpointWhatWasThereWhenItBegan(Backend backend) throws Exception {
        for (int before = 1; before <= 2; before++) {
            OperatorSubtaskState snapshot;
            try (var harness = backend.harness()) {
                harness.open();
                for (int i = 0; i < before; i++) {
                    process(harness, "a", "b");
                }
                snapshot = harness.snapshot(1, 1);
                process(harness, "a", "b");
            }
            try (var after = backend.harness()) {
                after.initializeState(snapshot);
                after.open();
                process(after, "a", "b", "c");
                assertThat(after.extractOutputValues()).containsExactly("a" + (before + 1), "b" + (before + 1), "c1");
            }
        }
    }

    @Test
    void refusesStateOfAnotherModel() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = Backend.HEAP.harness("hop 8")) {
            harness.open();
            process(harness, "a", "b");
            snapshot = harness.snapshot(1, 1);
        }
        try (var after = Backend.HEAP.harness("hop 4")) {
            assertThatThrownBy(() -> after.initializeState(snapshot))
                    .rootCause()
                    .hasMessage(
                            "execution.state-recovery.path: expected state of a model with hop 4, found state of one"
                                    + " with hop 8; start with the model, hop and heed.models options of the job that wrote it, or"
                                    + " without the checkpoint");
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnAfterCheckpointsWhoeverCameBetween(Backend backend) throws Exception {
        try (var harness = backend.harness()) {
            harness.open();
            process(harness, "a", "a", "b", "b");
            harness.snapshot(1, 1);
            process(harness, "b", "b");
            harness.snapshot(2, 2);
            process(harness, "b", "a", "a-");
            OperatorSubtaskState last = harness.snapshot(3, 3);
            assertThat(harness.extractOutputValues())
                    .containsExactly("a1", "a2", "b1", "b2", "b3", "b4", "b5", "a3", "a4");
            try (var after = backend.harness()) {
                after.initializeState(last);
                after.open();
                process(after, "a", "b");
                assertThat(after.extractOutputValues()).containsExactly("a1", "b6");
            }
        }
    }

    @Test
    void copiesNothingThatIsAtRestWhileACheckpointIsWritten() {
        Packed<?> resting = new Packed.AtRest<>(new byte[] {1, 2, 3});
        assertThat(PackedSerializer.INSTANCE.copy(resting)).isSameAs(resting);
    }

    @Test
    void copiesWhatIsUnderWay() throws Exception {
        AtomicInteger value = new AtomicInteger(7);
        Packed<?> copy = PackedSerializer.INSTANCE.copy(new Packed.UnderWay<>(value, CODEC));
        value.set(8);
        assertThat(CODEC.decode(new DataInputDeserializer(copy.bytes()))).hasValue(7);
    }

    @Test
    void readsAnEarlierVersionThatItKnows() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(8);
        CODEC.encode(new AtomicInteger(7), out);
        StateCodec<AtomicInteger> later = new StateCodec<>(
                        "count", 3, new CountCodec(), Map.of(2, new CountCodec()), value -> true)
                .reading(1, new CountCodec());
        assertThat(later.decode(new DataInputDeserializer(out.getCopyOfBuffer())))
                .hasValue(7);
        assertThat(later.earlier()).containsOnlyKeys(1, 2);
    }

    @Test
    void refusesAStateOfAnotherVersion() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(8);
        new StateCodec<>("count", 2, new CountCodec(), value -> true).encode(new AtomicInteger(7), out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThatThrownBy(() -> CODEC.decode(in))
                .hasMessage("expected count of version 1, found 2; restore with the release that wrote the savepoint");
    }
}

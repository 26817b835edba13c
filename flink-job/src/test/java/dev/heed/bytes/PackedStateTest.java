package dev.heed.bytes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class PackedStateTest {
    private static final class Counted extends Layout<AtomicInteger> {
        private static final long serialVersionUID = 1L;

        private Counted() {
            super("count", 1);
        }

        @Override
        protected void write(AtomicInteger value, DataOutputView out) throws IOException {
            out.writeInt(value.get());
        }

        @Override
        protected AtomicInteger read(DataInputView in) throws IOException {
            return new AtomicInteger(in.readInt());
        }

        @Override
        protected boolean isAtRest(AtomicInteger value) {
            return value.get() % 2 == 0;
        }
    }

    /** Counts an element's ones; 0 clears. */
    private static final class Count extends KeyedProcessFunction<String, Integer, Integer> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // made in open
        private transient PackedState<AtomicInteger> state;

        @Override
        public void open(OpenContext context) {
            state = PackedState.of(getRuntimeContext(), "count", new Counted());
        }

        @Override
        public void processElement(Integer element, Context context, Collector<Integer> out) throws Exception {
            AtomicInteger count = state.value() == null ? new AtomicInteger() : requireNonNull(state.value());
            out.collect(count.incrementAndGet());
            if (element == 0) {
                state.clear();
            } else {
                state.update(count);
            }
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Integer, Integer> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new Count()), element -> "key", Types.STRING);
    }

    @Test
    void keepsWhatWasUpdatedAndNothingElse() throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (int element : new int[] {1, 1, 1, 1, 0, 1}) {
                harness.processElement(element, 0);
            }
            assertThat(harness.extractOutputValues()).containsExactly(1, 2, 3, 4, 5, 1);
        }
    }

    @Test
    void goesOnFromASnapshot() throws Exception {
        OperatorSubtaskState snapshot;
        try (var before = harness()) {
            before.open();
            before.processElement(1, 0);
            snapshot = before.snapshot(1, 1);
        }
        try (var after = harness()) {
            after.initializeState(snapshot);
            after.open();
            after.processElement(1, 0);
            assertThat(after.extractOutputValues()).containsExactly(2);
        }
    }

    @Test
    void writesInACheckpointWhatWasThereWhenItBegan() throws Exception {
        for (int before = 1; before <= 2; before++) {
            OperatorSubtaskState snapshot;
            try (var harness = harness()) {
                harness.open();
                for (int i = 0; i < before; i++) {
                    harness.processElement(1, 0);
                }
                snapshot = harness.snapshot(1, 1);
                harness.processElement(1, 0);
            }
            try (var after = harness()) {
                after.initializeState(snapshot);
                after.open();
                after.processElement(1, 0);
                assertThat(after.extractOutputValues()).containsExactly(before + 1);
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
        Packed<?> copy = PackedSerializer.INSTANCE.copy(new Packed.UnderWay<>(value, new Counted()));
        value.set(8);
        assertThat(new Counted().decode(new DataInputDeserializer(copy.bytes())))
                .hasValue(7);
    }
}

package dev.heed.model.network;

import dev.heed.model.attention.Algebra;
import dev.heed.model.attention.Choice;
import dev.heed.model.attention.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Where each parameter of a network lies in one long vector: one vector needs one optimizer step, whatever is in it. */
public final class ParameterLayout {
    private final Map<String, Slot> slots;
    private final int size;

    private record Slot(int offset, int length, Parameters.Start start, long[] shape) {}

    private ParameterLayout(Map<String, Slot> slots) {
        this.slots = slots;
        this.size = slots.values().stream().mapToInt(Slot::length).sum();
    }

    /** The layout of the parameters that a network of so many channels asks for, in the order in which it does. */
    public static ParameterLayout of(NetworkConfiguration configuration, int channels) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        int[] next = {0};
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Parameters<TFloat32> recording = (name, start, shape) -> {
                int length = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
                if (slots.putIfAbsent(name, new Slot(next[0], length, start, shape)) != null) {
                    throw new IllegalStateException("two parameters are named " + name);
                }
                next[0] += length;
                return tf.zeros(tf.constant(shape), TFloat32.class);
            };
            Backbone backbone = Backbone.zero(configuration, channels);
            Operand<TFloat32> window =
                    tf.zeros(tf.constant(new int[] {1, configuration.receptiveField(), channels}), TFloat32.class);
            new Network(Algebra.singlePrecision(tf), configuration, backbone, recording, Choice.largest())
                    .of(window, window);
        }
        return new ParameterLayout(slots);
    }

    /** How many numbers there are in all. */
    public int size() {
        return size;
    }

    /** The numbers that training begins with. */
    public float[] start(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[size];
        slots.values()
                .forEach(slot -> slot.start.fill(
                        values, slot.offset, slot.offset + slot.length, slot.shape, random::nextDouble));
        return values;
    }

    /** Parameters that never change. */
    public Parameters<TFloat32> constants(Ops tf, float[] values) {
        return (name, start, shape) -> {
            Slot slot = slot(name);
            float[] own = Arrays.copyOfRange(values, slot.offset, slot.offset + slot.length);
            return tf.constant(Shape.of(shape), DataBuffers.of(own));
        };
    }

    /** Parameters cut out of a vector [size], through which gradients flow back into it. */
    public Parameters<TFloat32> parts(Ops tf, Operand<TFloat32> vector) {
        int[] lengths = slots.values().stream().mapToInt(Slot::length).toArray();
        List<String> names = List.copyOf(slots.keySet());
        List<? extends Operand<TFloat32>> parts = tf.splitV(
                        vector, tf.constant(lengths), tf.constant(0), (long) lengths.length)
                .output();
        return (name, start, shape) -> Algebra.singlePrecision(tf).reshape(parts.get(names.indexOf(name)), shape);
    }

    private Slot slot(String name) {
        Slot slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException("expected one of the parameters " + slots.keySet() + ", found " + name);
        }
        return slot;
    }
}

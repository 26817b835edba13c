package dev.heed.model.training;

import dev.heed.model.attention.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Parameters as placeholders, whose numbers go down the gradient. */
final class Descent implements Parameters<TFloat32> {
    private static final int STEPS = 1500;
    private static final float RATE = 1e-2f;
    private static final float MOMENTUM = .9f;
    private final Ops tf;
    private final SplittableRandom random = new SplittableRandom(3);
    private final Map<Operand<TFloat32>, float[]> numbers = new LinkedHashMap<>();

    Descent(Ops tf) {
        this.tf = tf;
    }

    @Override
    public Operand<TFloat32> get(String name, Start start, long... shape) {
        float[] begin = new float[Math.toIntExact(Shape.of(shape).size())];
        for (int i = 0; i < begin.length; i++) {
            begin[i] = start == Start.GLOROT ? (float) (.5 * random.nextGaussian()) : 0;
        }
        Operand<TFloat32> slot = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
        numbers.put(slot, begin);
        return slot;
    }

    /** Plain descent with momentum. */
    void descend(Session session, Operand<TFloat32> loss, Map<Operand<TFloat32>, float[]> data) {
        List<Operand<TFloat32>> slots = List.copyOf(numbers.keySet());
        if (slots.isEmpty()) {
            return;
        }
        Gradients made = tf.gradients(loss, slots);
        List<Operand<TFloat32>> gradients = new ArrayList<>();
        Map<Operand<TFloat32>, float[]> speed = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            gradients.add(made.dy(i));
            speed.put(slots.get(i), new float[Objects.requireNonNull(numbers.get(slots.get(i))).length]);
        }
        for (int step = 0; step < STEPS; step++) {
            List<float[]> slopes = fetch(session, gradients, data);
            for (int i = 0; i < slots.size(); i++) {
                float[] at = Objects.requireNonNull(numbers.get(slots.get(i)));
                float[] moving = Objects.requireNonNull(speed.get(slots.get(i)));
                for (int j = 0; j < at.length; j++) {
                    moving[j] = MOMENTUM * moving[j] - RATE * slopes.get(i)[j];
                    at[j] += moving[j];
                }
            }
        }
    }

    List<float[]> fetch(Session session, List<Operand<TFloat32>> wanted, Map<Operand<TFloat32>, float[]> data) {
        Map<Operand<TFloat32>, float[]> all = new LinkedHashMap<>(numbers);
        all.putAll(data);
        List<TFloat32> fed = new ArrayList<>();
        Session.Runner runner = session.runner();
        all.forEach((slot, values) -> {
            TFloat32 tensor = TFloat32.tensorOf(slot.shape(), DataBuffers.of(values));
            fed.add(tensor);
            runner.feed(slot, tensor);
        });
        wanted.forEach(runner::fetch);
        try (Result result = runner.run()) {
            List<float[]> read = new ArrayList<>();
            result.forEach(entry -> {
                float[] values = new float[Math.toIntExact(entry.getValue().size())];
                entry.getValue().asRawTensor().data().asFloats().read(values);
                read.add(values);
            });
            return read;
        } finally {
            fed.forEach(TFloat32::close);
        }
    }
}

package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.types.TFloat32;

class InputPoolTest {
    private final InputPool pool = new InputPool(2, 3);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void givesTheTensorsOfTheLastBatchAgain() {
        InputTensors first = pool.take(4);
        pool.giveBack(first);

        assertThat(pool.take(4)).isSameAs(first);
        first.close();
    }

    @Test
    void givesOthersWhileTheFirstAreInUseOrOfAnotherSize() {
        InputTensors first = pool.take(4);
        InputTensors beside = pool.take(4);
        pool.giveBack(first);
        InputTensors larger = pool.take(5);

        assertThat(beside).isNotSameAs(first);
        assertThat(larger).isNotSameAs(first);
        assertThat(larger.batch()).isEqualTo(5);
        beside.close();
        larger.close();
    }

    @Test
    void keepsTheEightThatCameBackLast() {
        List<InputTensors> all = new ArrayList<>();
        for (int batch = 1; batch <= 9; batch++) {
            all.add(pool.take(batch));
        }
        all.forEach(pool::giveBack);

        InputTensors forgotten = pool.take(1);
        InputTensors kept = pool.take(2);
        assertThat(forgotten).isNotSameAs(all.get(0));
        assertThat(kept).isSameAs(all.get(1));
        forgotten.close();
        kept.close();
    }

    @Test
    void keepsNothingThatComesBackAfterItsEnd() {
        InputTensors late = pool.take(1);
        pool.close();
        pool.giveBack(late);

        try (InputTensors other = pool.take(1)) {
            assertThat(other).isNotSameAs(late);
        }
    }

    @Test
    void writesWindowsSideBySideAndFillsTheRestWithZeros() {
        try (InputTensors tensors = new InputTensors(3, 2, 3)) {
            StoredWindows full = new StoredWindows(List.of(numbers(1), numbers(2), numbers(3)));
            tensors.fill(3, full);
            tensors.fill(1, new StoredWindows(List.of(numbers(9))));

            assertThat(floats(tensors.values())).startsWith(9, 9, 9, 9, 9, 9).endsWith(new float[12]);
            assertThat(floats(tensors.observed())).startsWith(1, 1, 1, 1, 1, 1).endsWith(new float[12]);
        }
    }

    private static float[] numbers(float value) {
        float[] window = new float[6];
        Arrays.fill(window, value);
        return window;
    }

    private static float[] floats(TFloat32 tensor) {
        float[] read = new float[Math.toIntExact(tensor.size())];
        tensor.asRawTensor().data().asFloats().read(read);
        return read;
    }
}

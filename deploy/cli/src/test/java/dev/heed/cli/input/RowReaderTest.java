package dev.heed.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RowReaderTest {
    private static final List<Row> ROWS = List.of(
            new Row("p", 1, new float[] {1}), new Row("p", 2, new float[] {2}), new Row("p", 3, new float[] {3}));

    @Test
    void givesTheRowsThatAreLeft() {
        RowReader reader = RowReader.of(ROWS.iterator(), () -> {});
        reader.next();
        assertThat(reader.stream()).containsExactly(ROWS.get(1), ROWS.get(2));
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void doesAtTheEndWhatItWasTold() {
        AtomicBoolean closed = new AtomicBoolean();
        RowReader.of(ROWS.iterator(), () -> closed.set(true)).close();
        assertThat(closed).isTrue();
    }
}

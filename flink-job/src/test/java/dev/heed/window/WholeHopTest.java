package dev.heed.window;

import static dev.heed.window.WindowShapes.block;
import static dev.heed.window.WindowShapes.sample;
import static dev.heed.window.WindowShapes.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which hops are sent before their watermark: those that blocks have given whole. */
class WholeHopTest {
    private static final long BEGINNING = Long.MIN_VALUE;
    private static final long END = Long.MAX_VALUE;

    private final WindowAssembler assembler = new WindowAssembler(shape(1, 3, 2, 2));
    private final EntityWindow entity = assembler.newEntity("pump");

    private void accept(Reading... readings) {
        for (Reading reading : readings) {
            assertThat(assembler.accept(entity, reading, BEGINNING)).isNull();
        }
    }

    private List<Window> windows(long watermark) {
        List<Window> windows = new ArrayList<>();
        for (Window w = assembler.next(entity, "pump", watermark);
                w != null;
                w = assembler.next(entity, "pump", watermark)) {
            windows.add(w);
        }
        return windows;
    }

    @Test
    void sendsAHopThatBlocksHaveGivenWholeBeforeItsWatermark() {
        accept(block(4, 1e6, 1, 2, 3));
        assertThat(windows(5998)).isEmpty(); // an entity's first hop may not be its first
        assertThat(windows(5999)).hasSize(1);
        accept(block(7, 1e6, 4, 5));
        assertThat(windows(5999)).hasSize(1);
        accept(block(9, 1e6, 6, 7));
        List<Window> windows = windows(5999);
        assertThat(windows).extracting(Window::timeMicros).containsExactly(8_000_000L);
        assertThat(windows.get(0).values()).containsExactly(3, 4, 5, 6);
    }

    @Test
    void waitsForTheHopsBeforeAHopThatIsWhole() {
        accept(block(4, 1e6, 1, 2));
        assertThat(windows(5999)).hasSize(1);
        accept(block(8, 1e6, 5, 6));
        assertThat(windows(5999)).isEmpty();
        accept(block(6, 1e6, 3, 4));
        assertThat(windows(5999)).extracting(Window::timeMicros).containsExactly(6_000_000L, 8_000_000L);
    }

    @Test
    void waitsWhereMoreReadingsOfAStepMayCome() {
        accept(block(4, 1e6, 1, 2));
        assertThat(windows(5999)).hasSize(1);
        accept(sample(6, 3), sample(7, 4));
        assertThat(windows(7998)).isEmpty();
        accept(block(6.5, .25e6, 5, 6, 7, 8));
        assertThat(windows(7998)).isEmpty();
        assertThat(windows(7999)).hasSize(1);
    }

    @Test
    void countsWhatComesAgainAfterItsHopWasSent() {
        accept(block(4, 1e6, 1, 2));
        assertThat(windows(5999)).hasSize(1);
        accept(block(6, 1e6, 3, 4));
        assertThat(windows(5999)).hasSize(1);
        assertThat(assembler.accept(entity, block(6, 1e6, 3, 4, 5), 5999)).isNull();
        assertThat(assembler.counts().repeated()).isEqualTo(2);
        assertThat(windows(END).get(0).values()).containsExactly(3, 4, 5, 5);
    }
}

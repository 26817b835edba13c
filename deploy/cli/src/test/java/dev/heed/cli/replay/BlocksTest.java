package dev.heed.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.input.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private final List<String> ended = new ArrayList<>();

    @Test
    void sendsSingleRowsAtOnceAndWithoutAPeriod() {
        Blocks blocks = new Blocks(1, 0, this::note);
        blocks.add(row("a", 5, 1, 2));
        assertThat(ended).containsExactly("a 5 0.0 1 [1.0, 2.0]");
    }

    @Test
    void gathersTheRowsOfEachEntity() {
        Blocks blocks = new Blocks(2, 10, this::note);
        blocks.add(row("a", 0, 1));
        blocks.add(row("b", 3, 2));
        blocks.add(row("a", 10, 3));
        blocks.add(row("b", 13, 4));
        assertThat(ended).containsExactly("a 0 10.0 2 [1.0, 3.0]", "b 3 10.0 2 [2.0, 4.0]");
    }

    @Test
    void endsABlockAtAGap() {
        Blocks blocks = new Blocks(3, 10, this::note);
        blocks.add(row("a", 0, 1));
        blocks.add(row("a", 10, 2));
        blocks.add(row("a", 40, 3));
        blocks.finish();
        assertThat(ended).containsExactly("a 0 10.0 2 [1.0, 2.0]", "a 40 0.0 1 [3.0]");
    }

    @Test
    void toleratesTimesThatWereCutToMicroseconds() {
        Blocks blocks = new Blocks(4, 250 / 3., this::note);
        for (long time : new long[] {0, 83, 166, 250}) {
            blocks.add(row("a", time, 0));
        }
        assertThat(ended).hasSize(1);
    }

    @Test
    void hasNothingLeftAfterFinishing() {
        Blocks blocks = new Blocks(2, 10, this::note);
        blocks.add(row("a", 0, 1));
        blocks.finish();
        blocks.finish();
        assertThat(ended).hasSize(1);
    }

    private void note(Block block) {
        ended.add(block.entity() + " " + block.timeMicros() + " " + block.periodMicros() + " " + block.rows() + " "
                + Arrays.toString(block.values()));
    }

    private static Row row(String entity, long timeMicros, double... values) {
        return new Row(entity, timeMicros, values);
    }
}

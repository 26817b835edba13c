package dev.heed.attend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchTargetTest {
    private final BatchTarget target = new BatchTarget(5, 64);

    private void arrive(int windows, long millis) {
        for (int i = 0; i < windows; i++) {
            target.arrived(millis);
        }
    }

    @Test
    void isAsManyAsCameDuringTheLingerBefore() {
        arrive(2, 100);
        arrive(1, 104);
        assertThat(target.windows()).isOne();
        arrive(1, 105);
        assertThat(target.windows()).isEqualTo(3);
    }

    @Test
    void isOneAfterAPause() {
        arrive(50, 100);
        arrive(1, 110);
        assertThat(target.windows()).isOne();
    }

    @Test
    void isAFullBatchAtMost() {
        arrive(500, 100);
        arrive(1, 105);
        assertThat(target.windows()).isEqualTo(64);
    }

    @Test
    void isAlwaysOneWithoutALinger() {
        BatchTarget none = new BatchTarget(0, 64);
        for (int i = 0; i < 100; i++) {
            none.arrived(i);
        }
        assertThat(none.windows()).isOne();
    }
}

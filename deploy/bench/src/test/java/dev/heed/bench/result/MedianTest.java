package dev.heed.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void isTheMiddleOfAnOddNumber() {
        assertThat(Median.of(9, 1, 2)).isEqualTo(2);
    }

    @Test
    void isBetweenTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Median.of(9, 1, 2, 4)).isEqualTo(3);
    }

    @Test
    void isNotANumberOfNone() {
        assertThat(Median.of()).isNaN();
    }
}

package dev.heed.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BadRateTest {
    private final BadRate rate = new BadRate(.5);

    @Test
    void toleratesBadRecordsUpToTheRate() {
        for (int i = 0; i < 1000; i++) {
            assertThat(rate.count(i % 2 == 0, 0)).isNull();
        }
    }

    @Test
    void toleratesAHandfulOfBadRecordsAlone() {
        for (int i = 0; i < 99; i++) {
            assertThat(rate.count(false, 0)).isNull();
        }
    }

    @Test
    void breaksWhenMostOfAMinuteIsBad() {
        String trouble = null;
        for (int i = 0; i < 100; i++) {
            trouble = rate.count(false, 59_999);
        }
        assertThat(trouble).contains("50 %").contains("100 of 100");
    }

    @Test
    void beginsAnewEveryMinute() {
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i < 99; i++) {
                assertThat(rate.count(false, minute * 60_000L)).isNull();
            }
        }
    }
}

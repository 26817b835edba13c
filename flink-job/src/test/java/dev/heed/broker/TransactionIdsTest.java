package dev.heed.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionIdsTest {
    @ParameterizedTest
    @CsvSource({"heed/mfz1k2-0-1,heed", "heed/-0-1,heed", "heed-0-1,heed", "heed-pumps/a-10-2,heed-pumps"})
    void tellsTheJobOfATransaction(String id, String prefix) {
        assertThat(TransactionIds.prefix(id)).isEqualTo(prefix);
    }

    @Test
    void givesEachAttemptNamesThatBeginLikeNoOthers() {
        String first = TransactionIds.ofAttempt("heed");
        String second = TransactionIds.ofAttempt("heed");
        assertThat(first).startsWith("heed/").isNotEqualTo(second);
        assertThat(TransactionIds.ofAllAttempts(first)).isEqualTo("heed/");
        assertThat(TransactionIds.prefix(first + "-1-0")).isEqualTo("heed");
    }

    @Test
    void leavesNamesFromBeforeThereWereAttempts() {
        assertThat(TransactionIds.ofAllAttempts("heed")).isEqualTo("heed");
    }

    @ParameterizedTest
    @CsvSource({"heed/mfz1k2-0-1,heed/mfz1k2", "heed-0-1,heed", "heed-1/a-10-2,heed-1/a"})
    void tellsTheAttemptOfATransaction(String id, String attempt) {
        assertThat(TransactionIds.attemptOf(id)).isEqualTo(attempt);
    }
}

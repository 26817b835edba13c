package dev.heed.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.console.feed.Alert;
import dev.heed.console.feed.ModelName;
import dev.heed.console.feed.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private final AlertBook book = new AlertBook();

    private static Alert alert(String id, String state, long time, Alert.Similar... similar) {
        return new Alert(
                id,
                "pump-1",
                state,
                "LOW",
                1_000,
                time,
                3,
                2,
                "text",
                null,
                0,
                new ModelName("m", "1", "ab"),
                List.of(),
                List.of(similar));
    }

    @Test
    void keepsTheNewestStateWithTheOpeningsMoments() {
        book.take(alert("a", "OPEN", 1_000, new Alert.Similar(5, .5f, true)));
        book.take(alert("a", "UPDATED", 2_000));
        KnownAlert known = book.find("a").orElseThrow();
        assertThat(known.latest().time()).isEqualTo(2_000);
        assertThat(known.opened()).isEqualTo(1_000);
        assertThat(known.similar()).hasSize(1);
    }

    @Test
    void aReplayedOpeningOpensNothingAgain() {
        book.take(alert("a", "OPEN", 1_000));
        book.take(alert("a", "CLOSED", 2_000));
        book.take(alert("a", "OPEN", 1_000));
        assertThat(book.find("a").orElseThrow().latest().state()).isEqualTo("CLOSED");
        assertThat(book.openOf("pump-1")).isEmpty();
    }

    @Test
    void tellsWhatChangedWithTheOpenOnesFirst() {
        book.take(alert("a", "OPEN", 1_000));
        long before = book.version();
        book.take(alert("b", "CLOSED", 3_000));
        book.take(alert("c", "OPEN", 2_000));
        assertThat(book.since(before, 10)).extracting(one -> one.latest().id()).containsExactly("c", "b");
        assertThat(book.since(-1, 10)).hasSize(3);
    }

    @Test
    void aVerdictThatComesFirstWaitsForItsAlert() {
        Verdict verdict = new Verdict("a", "FALSE", null, "filter changed", 5_000);
        book.take(verdict);
        book.take(alert("a", "OPEN", 1_000));
        assertThat(book.find("a").orElseThrow().verdict()).isEqualTo(verdict);
    }

    @Test
    void forgetsClosedAlertsAndNoOpenOne() {
        book.take(alert("open", "OPEN", 1));
        for (int i = 0; i < 5_010; i++) {
            book.take(alert("closed-" + i, "CLOSED", i));
        }
        assertThat(book.since(-1, 10_000)).hasSize(5_000);
        assertThat(book.find("open")).isPresent();
        assertThat(book.find("closed-0")).isEmpty();
    }
}

package dev.heed.window;

import static dev.heed.window.WindowShapes.sample;
import static dev.heed.window.WindowShapes.shape;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hops of two steps, a lateness of a minute: an entity's own clock says what is late, whatever the others' say. */
class OwnClockTest {
    private static final long BEGINNING = Long.MIN_VALUE;

    private final WindowAssembler assembler = new WindowAssembler(shape(1, 3, 2, 2));
    private final EntityWindow entity = assembler.newEntity("pump");

    private boolean isTaken(double seconds, long watermark) {
        return assembler.accept(entity, sample(seconds, 1), watermark) == null;
    }

    private List<Long> sent(long watermark) {
        List<Long> seconds = new ArrayList<>();
        Window window = assembler.next(entity, "pump", watermark);
        while (window != null) {
            seconds.add(window.timeMicros() / 1_000_000);
            window = assembler.next(entity, "pump", watermark);
        }
        return seconds;
    }

    @Test
    void sendsAHopOnceTheOwnClockHasPassedItByTheLateness() {
        assertThat(isTaken(4, BEGINNING)).isTrue();
        assertThat(isTaken(65.9, BEGINNING)).isTrue();
        assertThat(sent(BEGINNING)).isEmpty();
        assertThat(isTaken(66, BEGINNING)).isTrue();
        assertThat(sent(BEGINNING)).containsExactly(4L);
    }

    @Test
    void takesWhatIsInOrderByAClockHalfAnHourBehindTheOthers() {
        for (int second = 4; second < 60; second++) {
            assertThat(isTaken(second, 1_800_000 + 1000 * second)).isTrue();
            assertThat(sent(1_800_000 + 1000 * second)).isEmpty();
        }
    }

    @Test
    void allowsASilentClockAsMuchAsItWasBehind() {
        assertThat(isTaken(4, 100_000)).isTrue();
        assertThat(sent(161_998)).isEmpty();
        assertThat(sent(161_999)).containsExactly(4L);
    }

    @Test
    void forgetsHowFarAClockWasBehindOnceItIsSilentForLong() {
        assertThat(isTaken(4, 100_000)).isTrue();
        assertThat(sent(161_999)).containsExactly(4L);
        entity.rest();
        assertThat(entity.behindMillis).isZero();
    }

    @Test
    void tellsWhatIsOfAHopThatWasSentBecauseTheOthersHadPassedIt() {
        assertThat(isTaken(4, BEGINNING)).isTrue();
        assertThat(sent(7999)).containsExactly(4L);
        assertThat(isTaken(5, 7999)).isFalse();
        assertThat(isTaken(6, 7999)).isTrue();
    }

    /** The retention is an hour. */
    @Test
    void doesNotTakeWhatIsFurtherBehindThanStatisticsAreKept() {
        assertThat(isTaken(4, 3_604_001)).isFalse();
        assertThat(isTaken(4, 3_604_000)).isTrue();
    }

    @Test
    void sendsNoHopAgainThatWasSentBeforeTheOthersHadPassedASilenceToo() {
        assertThat(isTaken(4, BEGINNING)).isTrue();
        assertThat(sent(1_800_000)).containsExactly(4L);
        entity.rest();
        assertThat(isTaken(5, 1_800_000)).isFalse();
        assertThat(isTaken(6, 1_800_000)).isTrue();
        assertThat(sent(Long.MAX_VALUE)).containsExactly(6L);
    }

    @Test
    void sendsWhatIsBehindByItsOwnClockWherePeopleMaySpeakToo() {
        Completion waiting = new Completion(Duration.ofMinutes(1), Duration.ofHours(1), true);
        EntityWindow slow = new EntityWindow(entity.channels);
        waiting.advance(slow, 4_000, 1_800_000);
        waiting.advance(slow, 66_000, 1_800_000);
        assertThat(waiting.sent(slow, 1_800_000)).isEqualTo(5_999);
        EntityWindow ahead = new EntityWindow(entity.channels);
        waiting.advance(ahead, 1_900_000, 1_800_000);
        assertThat(waiting.sent(ahead, 1_800_000)).isEqualTo(1_800_000);
    }
}

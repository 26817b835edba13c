package dev.heed.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.console.history.Shape;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What one who asks for much takes from the others. */
class LoadTest {
    private static final double SECOND = 1e6;
    private static final double DAY = 86_400 * SECOND;

    private static Shape shape(int channels) {
        return new Shape(Collections.nCopies(channels, "flow"), SECOND);
    }

    @Test
    void fewChannelsGetTheColumnsThatWereAskedFor() {
        assertThat(DAY / MachineView.width(DAY, 1_200, shape(38))).isEqualTo(1_200);
    }

    @Test
    void manyChannelsGetWiderColumnsSoThatAnAnswerFitsTheMemory() {
        assertThat(DAY / MachineView.width(DAY, 4_000, shape(200)) * 200).isLessThanOrEqualTo(128_000);
    }

    @Test
    void moreChannelsThanCellsStillGetAColumn() {
        assertThat(MachineView.width(DAY, 4_000, shape(200_000))).isEqualTo(DAY);
    }

    @Test
    void whoeverComesWhenAllSeatsAreTakenIsSentAway() throws InterruptedException {
        Seats seats = new Seats(1, 0);
        CountDownLatch sits = new CountDownLatch(1);
        CountDownLatch leaves = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        other.execute(() -> seats.take(() -> {
            sits.countDown();
            await(leaves);
        }));
        sits.await();
        assertThatThrownBy(() -> seats.take(() -> {}))
                .isInstanceOfSatisfying(
                        NotLetIn.class, e -> assertThat(e.status().getCode()).isEqualTo(503))
                .hasMessageContaining("ask again");
        leaves.countDown();
        other.shutdown();
        assertThat(other.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        seats.take(() -> {});
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.heed.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {
    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1, 1", "1, 0, 1, 1, 1", "1, 1, 0, 1, 1", "1, 1, 1, 0, 1", "1, 1, 1, 1, 0"})
    void refusesNothingOfAnyPart(int entities, int channels, int block, int hop, int partitions) {
        assertThatThrownBy(() -> new Load(entities, channels, block, hop, partitions))
                .isInstanceOf(Refusal.class)
                .hasMessage("expected at least 1 entity, channel, step a block, step a hop and partition, found "
                        + "%d, %d, %d, %d, %d".formatted(entities, channels, block, hop, partitions));
    }

    @Test
    void refusesMoreThanTenMillionEntities() {
        assertThat(new Load(10_000_000, 1, 1, 1, 1).entities()).isEqualTo(10_000_000);
        assertThatThrownBy(() -> new Load(10_000_001, 1, 1, 1, 1))
                .hasMessage("expected at most 10,000,000 entities, found 10,000,001");
    }

    @Test
    void takesHopsThatAreAPartOrAMultipleOfABlock() {
        assertThat(new Load(1, 1, 64, 16, 1).hop()).isEqualTo(16);
        assertThat(new Load(1, 1, 16, 64, 1).hop()).isEqualTo(64);
    }

    @Test
    void namesTheChannelsInOrder() {
        assertThat(new Load(1, 3, 1, 1, 1).channelNames()).containsExactly("channel-1", "channel-2", "channel-3");
    }

    @Test
    void isTheSameStepByStep() {
        assertThat(new Load(7, 3, 64, 32, 2).stepByStep()).isEqualTo(new Load(7, 3, 1, 1, 2));
    }

    @Test
    void beginsARoundWhereTheOneBeforeItEnds() {
        Load load = new Load(9, 1, 64, 32, 1);
        assertThat(load.stepsPerRound()).isEqualTo(576);
        assertThat(load.roundMicros(0)).isZero();
        assertThat(load.roundMicros(3)).isEqualTo(3 * 64_000);
        assertThat(load.roundMicros(1L << 40)).isEqualTo((1L << 40) * 64_000);
    }

    @Test
    void pausesTwoSecondsAtLeast() {
        assertThat(new Load(1, 1, 1, 1, 1).pauseMicros()).isEqualTo(2_001_000);
        assertThat(new Load(1, 1, 64, 64, 1).pauseMicros()).isEqualTo(64 * 64 * 1_000);
    }

    @Test
    void cutsTheSameValuesIntoBlocksOfAnyLength() {
        Load load = new Load(3, 2, 4, 4, 1);
        float[] whole = load.values(1, 100, 8);
        assertThat(whole).hasSize(16);
        assertThat(load.values(1, 104, 4)).containsExactly(Arrays.copyOfRange(whole, 8, 16));
    }

    @Test
    void hasValuesOfItsOwnForEachEntityAndChannel() {
        Load load = new Load(3, 2, 4, 4, 1);
        assertThat(load.values(0, 0, 4)).isNotEqualTo(load.values(1, 0, 4));
        float[] values = load.values(0, 0, 1_000);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isBetween(i % 2 - 1f, i % 2 + 1.2f);
        }
    }

    @Test
    void refusesHopsThatDoNotFitTheBlocks() {
        assertThatThrownBy(() -> new Load(1, 1, 64, 48, 1)).hasMessageContaining("found 64 and 48");
    }

    @Test
    void sendsEnoughAheadForAHopOfEveryEntity() {
        assertThat(new Load(100, 1, 64, 32, 1).leastAhead(true)).isEqualTo(3 * 6_400);
        assertThat(new Load(1_000, 1, 1, 4, 1).leastAhead(true)).isEqualTo(6 * 1_000);
    }

    @Test
    void sendsLessAheadOfAJobThatDoesNotWaitForEventTime() {
        assertThat(new Load(200, 1, 64, 32, 1).leastAhead(false)).isEqualTo(2_048);
        assertThat(new Load(1_000, 1, 1, 4, 1).leastAhead(false)).isEqualTo(4 * 1_000);
    }

    @Test
    void sendsEnoughAheadToSeeHowFastAJobIs() {
        assertThat(new Load(10, 1, 1, 1, 1).leastAhead(true)).isEqualTo(2_048);
        assertThat(new Load(10, 1, 1, 1, 1).leastAhead(false)).isEqualTo(2_048);
    }

    @Test
    void beginsAndPausesAtWholeHopsAndBlocks() {
        Load load = new Load(1, 1, 6, 24, 1);
        assertThat(load.beginMicros() % (24 * Load.PERIOD_MICROS)).isZero();
        assertThat(load.pauseMicros() % (24 * Load.PERIOD_MICROS)).isZero();
    }
}

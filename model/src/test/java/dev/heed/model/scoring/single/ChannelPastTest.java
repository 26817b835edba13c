package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.model.series.Period;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelPastTest {
    private static final Clock MINUTES = new Clock(Period.parse("1m"));
    private static final SingleChannel CONSTANTS = new SingleChannel(173, 86.5);

    private final Random random = new Random(4);

    private float value(int step) {
        return (float) (Math.sin(2 * Math.PI * step / 173) + .1 * random.nextGaussian());
    }

    private ChannelPast fed(int steps) {
        ChannelPast past = new ChannelPast(CONSTANTS, MINUTES);
        for (int t = 0; t < steps; t++) {
            past.next(t, value(t));
        }
        return past;
    }

    private static byte[] bytes(ChannelPast past) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        past.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static ChannelPast read(byte[] bytes) throws IOException {
        return ChannelPast.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "40", "977", "9001"})
    void goesOnFromItsBytesAsIfNothingHadHappened(int steps) throws IOException {
        ChannelPast past = fed(steps);
        ChannelPast read = read(bytes(past));
        assertThat(bytes(read)).isEqualTo(bytes(past));
        for (int t = steps; t < steps + 700; t++) {
            float value = value(t) + (t == steps + 300 ? 3 : 0);
            assertThat(read.next(t, value)).isEqualTo(past.next(t, value));
        }
    }

    @Test
    void takesAMissingStepForTheValueBeforeIt() throws IOException {
        ChannelPast missing = fed(3000);
        ChannelPast carried = read(bytes(missing));
        missing.next(3000, .25f);
        for (int t = 3000; t < 3005; t++) {
            carried.next(t, .25f);
        }
        assertThat(missing.next(3005, .5f).raw())
                .isEqualTo(carried.next(3005, .5f).raw());
    }

    @Test
    void takesAtMostAThousandStepsOfALongGapForTheValueBeforeThem() throws IOException {
        long allSlotsOnce = 7 * 1440 * 173;
        ChannelPast late = fed(3000);
        ChannelPast later = read(bytes(late));

        ChannelPast.Score score = late.next(3000 + allSlotsOnce, .5f);
        assertThat(later.next(3000 + 1_000 * allSlotsOnce, .5f)).isEqualTo(score);
    }

    @Test
    void isOfOneSeriesAlone() {
        ChannelPast past = fed(0);
        assertThat(past.isOf(new SingleChannel(173, 86.5), MINUTES)).isTrue();
        assertThat(past.isOf(new SingleChannel(172, 86.5), MINUTES)).isFalse();
        assertThat(past.isOf(new SingleChannel(173, 86), MINUTES)).isFalse();
        assertThat(past.isOf(CONSTANTS, new Clock(Period.parse("2m")))).isFalse();
    }

    @Test
    void isStoredInSoManyBytes() throws IOException {
        assertThat(bytes(fed(0)).length / 1e3).isEqualTo(31.9, within(.1));
        assertThat(bytes(fed(10_000)).length / 1e3).isEqualTo(128, within(1.));
    }
}

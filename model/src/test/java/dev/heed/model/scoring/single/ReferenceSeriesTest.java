package dev.heed.model.scoring.single;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Against values that an implementation in numpy and C gave for the same series. A file's first line is the mean and the
 * deviation of its trained rows, its period and its longest shape; the others are a row, its raw score, the emitted one.
 */
class ReferenceSeriesTest {
    private static final double EXACT = 1e-6;

    private static List<double[]> reference(MadeSeries series) throws IOException {
        String file = "/one-channel/" + series.name().toLowerCase() + ".csv";
        try (InputStream in = ReferenceSeriesTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        }
    }

    private static float[] normalised(MadeSeries series, double mean, double deviation) {
        double[] values = series.made();
        float[] z = new float[values.length];
        for (int t = 0; t < z.length; t++) {
            z[t] = (float) Math.max(-1e4, Math.min(1e4, (values[t] - mean) / deviation));
        }
        return z;
    }

    /** What is missing in the training rows is carried forward. */
    private static float[] trained(float[] z) {
        float[] trained = Arrays.copyOf(z, MadeSeries.TRAINED);
        for (int t = 1; t < trained.length; t++) {
            trained[t] = Float.isNaN(trained[t]) ? trained[t - 1] : trained[t];
        }
        return trained;
    }

    @ParameterizedTest
    @EnumSource(MadeSeries.class)
    void findsThePeriodOfTheReference(MadeSeries series) throws IOException {
        double[] constants = reference(series).get(0);
        float[] z = normalised(series, constants[0], constants[1]);

        assertThat(SingleChannel.find(trained(z), series.period))
                .isEqualTo(new SingleChannel((int) constants[2], constants[3]));
    }

    @ParameterizedTest
    @EnumSource(MadeSeries.class)
    void givesTheScoresOfTheReference(MadeSeries series) throws IOException {
        List<double[]> lines = reference(series);
        double[] constants = lines.get(0);
        float[] z = normalised(series, constants[0], constants[1]);
        ChannelPast past =
                new ChannelPast(new SingleChannel((int) constants[2], constants[3]), new Clock(series.period));
        ChannelPast.Score[] scores = new ChannelPast.Score[z.length];
        for (int t = 0; t < z.length; t++) {
            scores[t] = Float.isNaN(z[t]) ? new ChannelPast.Score(0, 0) : past.next(t, z[t]);
        }

        assertThat(lines).hasSizeGreaterThan(400);
        for (double[] line : lines.subList(1, lines.size())) {
            ChannelPast.Score score = scores[(int) line[0]];
            assertThat(score.raw()).as("raw score of row %s", line[0]).isEqualTo(line[1], within(EXACT));
            assertThat(score.emitted()).as("score of row %s", line[0]).isEqualTo(line[2], within(EXACT));
        }
    }
}

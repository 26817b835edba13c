package dev.heed.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesBuilderTest {
    private final SeriesBuilder builder =
            new SeriesBuilder("pump", StepGrid.of(Period.parse("1s")), Intake.plain(List.of("a", "b")), 3);

    @Test
    void keepsTheLastValueOfEachChannelWithinAStep() {
        List<ExactSeries> series = builder.add(1_000_000, new double[] {1, 2})
                .add(1_400_000, new double[] {3, Double.NaN})
                .build();
        assertThat(series).hasSize(1);
        assertThat(series.get(0).values()).containsExactly(3, 2);
        assertThat(series.get(0).firstStep()).isEqualTo(1);
    }

    @Test
    void leavesSkippedStepsMissing() {
        ExactSeries series = builder.add(0, new double[] {1, 1})
                .add(2_000_000, new double[] {2, 2})
                .build()
                .get(0);
        assertThat(series.values()).containsExactly(1, 1, Double.NaN, Double.NaN, 2, 2);
    }

    @Test
    void beginsANewSeriesAfterALongGap() {
        List<ExactSeries> series = builder.add(0, new double[] {1, 1})
                .add(4_000_000, new double[] {2, 2})
                .build();
        assertThat(series).extracting(ExactSeries::firstStep).containsExactly(0L, 4L);
    }

    @Test
    void refusesRowsOutOfOrder() {
        builder.add(5_000_000, new double[] {1, 1});
        assertThatThrownBy(() -> builder.add(1_000_000, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pump")
                .hasMessageContaining("step 1 after step 5");
    }

    @Test
    void bridgesAGapOfAsManyStepsAsItMay() {
        List<ExactSeries> series = builder.add(0, new double[] {1, 1})
                .add(3_000_000, new double[] {2, 2})
                .build();
        assertThat(series).singleElement().extracting(ExactSeries::steps).isEqualTo(4);
    }

    @Test
    void givesNothingOfNoRows() {
        assertThat(builder.build()).isEmpty();
    }

    @Test
    void keepsEveryRowOfALongSeries() {
        for (int step = 0; step < 1000; step++) {
            builder.add(step * 1_000_000L, new double[] {step, -step});
        }
        ExactSeries series = builder.build().get(0);
        assertThat(series.entity()).isEqualTo("pump");
        assertThat(series.channels()).isEqualTo(2);
        assertThat(series.steps()).isEqualTo(1000);
        assertThat(series.values()[2 * 777]).isEqualTo(777);
        assertThat(series.values()[2 * 999 + 1]).isEqualTo(-999);
    }

    @Test
    void aNewSeriesHoldsNothingOfTheOneBefore() {
        List<ExactSeries> series = builder.add(0, new double[] {1, 1})
                .add(9_000_000, new double[] {Double.NaN, 2})
                .build();
        assertThat(series.get(1).values()).containsExactly(Double.NaN, 2);
    }

    @Test
    void readsACounterAsARateFromStepToStepAndUnwrapsIt() {
        SeriesBuilder counters = new SeriesBuilder(
                "pump",
                StepGrid.of(Period.parse("1s")),
                new Intake(List.of("bytes", "load"), List.of(), List.of("bytes"), List.of(), false),
                3);
        ExactSeries series = counters.add(0, new double[] {1e15, 7})
                .add(1_000_000, new double[] {1e15 + 3, 7})
                .add(1_500_000, new double[] {1e15 + 6, 7})
                .add(3_500_000, new double[] {1e15 + 16, 7})
                .add(4_500_000, new double[] {5, 7})
                .add(5_500_000, new double[] {4, 7})
                .build()
                .get(0);
        assertThat(series.values())
                .containsExactly(Double.NaN, 7, 4, 7, Double.NaN, Double.NaN, 5, 7, 5, 7, Double.NaN, 7);
    }

    @Test
    void hasNoRateAfterALongGap() {
        SeriesBuilder counters = new SeriesBuilder(
                "pump",
                StepGrid.of(Period.parse("1s")),
                new Intake(List.of("bytes"), List.of(), List.of("bytes"), List.of(), false),
                3);
        List<ExactSeries> series = counters.add(0, new double[] {1})
                .add(9_000_000, new double[] {100})
                .add(10_000_000, new double[] {101})
                .build();
        assertThat(series.get(1).values()).containsExactly(Double.NaN, 1);
    }

    @Test
    void averagesTheValuesOfAStepWhereTheIntakeDoesAndCountsARowThatComesTwiceOnce() {
        List<String> channels = List.of("a", "bytes");
        ExactSeries series = new SeriesBuilder(
                        "pump",
                        StepGrid.of(Period.parse("1s")),
                        new Intake(channels, List.of(), List.of("bytes"), List.of(), true),
                        3)
                .add(0, new double[] {1, 100})
                .add(1_100_000, new double[] {2, 150})
                .add(1_100_000, new double[] {2, 150})
                .add(1_500_000, new double[] {6, Double.NaN})
                .add(1_900_000, new double[] {Double.NaN, 290})
                .build()
                .get(0);

        assertThat(series.values()).containsExactly(1, Double.NaN, 4, 100);
    }
}

package dev.heed.forecast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.ingest.Origin;
import dev.heed.model.forecasting.BackboneRefit;
import dev.heed.model.forecasting.BackboneSolver;
import dev.heed.model.forecasting.ForecastState;
import dev.heed.model.forecasting.Increments;
import dev.heed.model.forecasting.LookBack;
import dev.heed.model.forecasting.RefitState;
import dev.heed.model.forecasting.Tracking;
import dev.heed.model.series.ChannelLimits;
import dev.heed.model.series.Intake;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final int HOP = 2;
    private static final int HORIZON = 3;
    private static final int STEPS = 400;

    private float mean;
    private float scale = 1;
    private final float[] series = new float[STEPS];
    private final Forecaster forecaster = forecaster();

    @BeforeEach
    void drawASeries() {
        SplittableRandom random = new SplittableRandom(8);
        for (int t = 0; t < STEPS; t++) {
            series[t] = (float) (Math.sin(t / 3.0) + .3 * random.nextGaussian());
        }
    }

    @Test
    void givesTheModelsForecastBeforeAnythingWasLearned() {
        Attended first = hop(series, 0, new float[] {1, 2, 3});

        assertThat(issued(forecaster, new ForecastState(), null, first))
                .containsExactly(first.output().forecast());
    }

    @Test
    void keepsForecastsWhereTheChannelStays() {
        mean = -series[5];
        Attended first = hop(series, 4, new float[HORIZON]);
        float[] free = issued(forecaster(false), new ForecastState(), null, first);
        Forecaster limited = forecaster(false, new ChannelLimits(List.of("a"), List.of()));
        float[] kept = issued(limited, new ForecastState(), null, first);
        assertThat(kept).isNotEqualTo(free);
        for (int i = 0; i < free.length; i++) {
            assertThat(kept[i]).isEqualTo(Math.max(0, free[i]));
        }
    }

    @Test
    void liftsALimitThatTheNewestValueIsBeyond() {
        Forecaster limited = forecaster(false, new ChannelLimits(List.of("a"), List.of("a")));
        for (float level : new float[] {-100, 200}) {
            mean = level;
            Attended first = hop(series, 4, new float[HORIZON]);
            float[] free = issued(forecaster(false), new ForecastState(), null, first);
            assertThat(issued(limited, new ForecastState(), null, first)).containsExactly(free);
        }
    }

    @Test
    void issuesInInputUnitsAtTheLastStep() {
        mean = 10;
        scale = 2;
        Attended first = hop(series, 4, new float[HORIZON]);
        IssuedForecast issued = requireNonNull(forecaster(false).issue(new ForecastState(), null, first));
        assertThat(issued.issuedMicros()).isEqualTo(5_000_000);
        assertThat(issued.values())
                .hasSize(HORIZON * 3)
                .startsWith(10 + 2 * (series[5] - 1), 10 + 2 * series[5], 10 + 2 * (series[5] + 1));
    }

    @Test
    void issuesNothingWhileWarmingUp() {
        assertThat(forecaster.issue(new ForecastState(), null, hop(series, 0, new float[HORIZON], -5)))
                .isNull();
    }

    @Test
    void keepsAModelWithoutACorrectionWorking() {
        ForecastState state = new ForecastState();
        for (int t = 0; t < 40; t += HOP) {
            Attended silent = hop(series, t, new float[0]);
            float[] improved = issued(forecaster, state, null, silent);
            assertThat(improved[1]).isEqualTo(silent.output().forecast()[1]);
        }
    }

    @Test
    void givesTheBackboneAloneWhereThatIsAsked() {
        Forecaster alone = forecaster(false);
        ForecastState state = new ForecastState();
        for (int t = 0; t < 40; t += HOP) {
            float[] forecast = issued(alone, state, null, hop(series, t, correction(t)));
            assertThat(forecast[1]).isCloseTo(series[t + 1], within(1e-6f));
        }
    }

    @Test
    void aChangedFutureChangesNoEarlierForecast() {
        float[] other = series.clone();
        int from = 200;
        for (int t = from; t < STEPS; t++) {
            other[t] += 3;
        }
        List<float[]> forecasts = run(forecaster, series, STEPS);
        List<float[]> changed = run(forecaster(), other, STEPS);

        assertThat(changed.subList(0, from / HOP))
                .usingRecursiveComparison()
                .isEqualTo(forecasts.subList(0, from / HOP));
        assertThat(changed.get(STEPS / HOP - 1)).isNotEqualTo(forecasts.get(STEPS / HOP - 1));
    }

    @Test
    void goesOnFromWhatWasWrittenAsIfNothingHadHappened() throws IOException {
        List<float[]> whole = run(forecaster, series, STEPS);
        ForecastState state = new ForecastState();
        RefitState own = forecaster.newRefitState();
        for (int t = 0; t < STEPS; t += HOP) {
            if (t % 50 == 0) {
                state = restored(state);
                own = restored(requireNonNull(own));
            }
            assertThat(issued(forecaster(), state, own, hop(series, t, correction(t))))
                    .containsExactly(whole.get(t / HOP));
        }
    }

    @Test
    void learnsTheShareTheLevelsAndTheBackbone() {
        ForecastState state = new ForecastState();
        RefitState own = forecaster.newRefitState();
        double model = 0;
        double learned = 0;
        for (int t = 0; t + HOP + 1 < STEPS; t += HOP) {
            Attended attended = hop(series, t, correction(t));
            float[] forecast = issued(forecaster, state, own, attended);
            float target = series[t + HOP];
            model += t > 200 ? Math.abs(target - attended.output().forecast()[1]) : 0;
            learned += t > 200 ? Math.abs(target - forecast[1]) : 0;
        }

        assertThat(learned).isLessThan(.8 * model);
        assertThat(forecaster.coverage().targets()).isPositive();
        assertThat(forecaster.coverage().inside()).isBetween(.6, 1.);
    }

    private List<float[]> run(Forecaster forecaster, float[] series, int steps) {
        ForecastState state = new ForecastState();
        RefitState own = forecaster.newRefitState();
        List<float[]> forecasts = new ArrayList<>();
        for (int t = 0; t < steps; t += HOP) {
            forecasts.add(issued(forecaster, state, own, hop(series, t, correction(t))));
        }
        return forecasts;
    }

    private static float[] issued(
            Forecaster forecaster, ForecastState state, @Nullable RefitState own, Attended attended) {
        return requireNonNull(forecaster.issue(state, own, attended)).values();
    }

    private static ForecastState restored(ForecastState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        new ForecastStateCodec().write(state, out);
        return new ForecastStateCodec().read(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    private static RefitState restored(RefitState state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        RefitStateCodec.STATE.encode(state, out);
        return RefitStateCodec.STATE.decode(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    private static float[] correction(int t) {
        return new float[] {(float) Math.cos(t), .5f, -.5f};
    }

    private static Forecaster forecaster() {
        return forecaster(true);
    }

    private static Forecaster forecaster(boolean corrects) {
        return forecaster(corrects, ChannelLimits.NONE);
    }

    private static Forecaster forecaster(boolean corrects, ChannelLimits limits) {
        Tracking tracking = new Tracking(1, HORIZON, List.of(.1, .5, .9), .5, 1000, 100, HOP);
        BackboneRefit refit = new BackboneRefit(
                new BackboneSolver(List.of(new LookBack(8, 1, 1)), HORIZON),
                new Increments(1, 8 + HORIZON, 1e6),
                -1,
                HORIZON,
                20);
        return new Forecaster(
                new ForecasterSettings(
                        tracking, 5, Intake.plain(List.of("a")), limits, Period.parse("1s"), true, corrects, ""),
                refit);
    }

    private Attended hop(float[] series, int at, float[] correction) {
        return hop(series, at, correction, 5);
    }

    /** Two steps of a model that expects last value + half the correction, interval ±1. */
    private Attended hop(float[] series, int at, float[] correction, int history) {
        float[] forecast = new float[HORIZON * 3];
        for (int k = 0; k < HORIZON; k++) {
            float point = series[at + 1] + (correction.length == 0 ? 0 : .5f * correction[k]);
            forecast[3 * k] = point - 1;
            forecast[3 * k + 1] = point;
            forecast[3 * k + 2] = point + 1;
        }
        float[] values = {series[at], series[at + 1]};
        Window steps = new Window(
                "pump",
                at * 1_000_000L,
                HOP,
                history,
                values,
                new byte[] {1, 1},
                new float[] {mean},
                new float[] {scale},
                Origin.UNKNOWN);
        ModelOutput output = new ModelOutput(values, values, values, values, values, forecast, correction);
        return new Attended(steps, new ModelId("m", "1", "d"), output);
    }
}

package dev.heed.console.page;

import dev.heed.schemas.AlertEnding;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Cause;
import dev.heed.schemas.CauseKind;
import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.Saliency;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.schemas.WeightedFeatures;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a job writes of one entity with three channels, a step a second.
 *
 * @param entity its name
 */
record Pump(String entity) {
    static final List<String> CHANNELS = List.of("flow", "pressure", "current");
    static final float THRESHOLD = 2;
    private static final double PERIOD_MICROS = 1e6;
    private static final int OFFSETS = 5;
    private static final int HISTORY = 900;
    private static final ModelRef MODEL = new ModelRef("pumps", "3", "ab12");

    /**
     * Scores of steps.
     *
     * @param blame saliency of each channel, the same in all steps
     */
    Saliency scored(Instant first, int steps, float score, List<Float> blame) {
        return Saliency.newBuilder()
                .setEntity(entity)
                .setTime(first)
                .setPeriod(PERIOD_MICROS)
                .setChannels(CHANNELS)
                .setModel(MODEL)
                .setHistory(HISTORY)
                .setReceptiveField(HISTORY)
                .setScore(Collections.nCopies(steps, score))
                .setThreshold(Collections.nCopies(steps, THRESHOLD))
                .setSaliency(repeated(blame, steps))
                .setAttention(Collections.nCopies(steps * OFFSETS, 1F / OFFSETS))
                .setObserved(observed(steps))
                .setLearned(HISTORY)
                .setWarmUp(HISTORY)
                .build();
    }

    /** Values of steps, the same in all of them. */
    WeightedFeatures valued(Instant first, int steps, List<Float> values) {
        return WeightedFeatures.newBuilder()
                .setEntity(entity)
                .setTime(first)
                .setPeriod(PERIOD_MICROS)
                .setChannels(CHANNELS)
                .setModel(MODEL)
                .setHistory(HISTORY)
                .setReceptiveField(HISTORY)
                .setWeights(Collections.nCopies(steps * CHANNELS.size(), 1F))
                .setFeatures(repeated(values, steps))
                .setContext(List.of())
                .setMean(List.of(0F, 0F, 0F))
                .setScale(List.of(1F, 1F, 1F))
                .setObserved(observed(steps))
                .build();
    }

    /** A forecast of a minute. */
    Forecast forecast(Instant issued, List<Float> values) {
        List<Float> all = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            for (float value : values) {
                all.addAll(List.of(value * 0.9F, value, value * 1.1F));
            }
        }
        return Forecast.newBuilder()
                .setEntity(entity)
                .setIssued(issued)
                .setPeriod(PERIOD_MICROS)
                .setChannels(CHANNELS)
                .setModel(MODEL)
                .setLevels(List.of(0.1F, 0.5F, 0.9F))
                .setValues(all)
                .build();
    }

    /** An alert that blames pressure, then flow, and current, which broke half a minute later. */
    SaliencyAlert alert(String id, Instant started, Instant time, AlertState state) {
        return SaliencyAlert.newBuilder()
                .setId(id)
                .setEntity(entity)
                .setState(state)
                .setSeverity(Severity.HIGH)
                .setStarted(started)
                .setTime(time)
                .setScore(9)
                .setThreshold(THRESHOLD)
                .setCauses(List.of(
                        cause("pressure", 0.6F, started, time, 3.1F, 2.4F, "bar"),
                        cause("flow", 0.3F, started, time, 68, 76, "m³/h"),
                        later(cause("current", 0.1F, started.plusSeconds(30), time, 12, 11, "A"))))
                .setModel(MODEL)
                .setText(entity + ": pressure 3.1 bar, expected 2.4 ± 0.1.")
                .setEnding(state == AlertState.CLOSED ? AlertEnding.USUAL_AGAIN : null)
                .build();
    }

    private static Cause later(Cause cause) {
        cause.setLater(true);
        return cause;
    }

    private static Cause cause(
            String channel, float share, Instant from, Instant to, float value, float expected, String unit) {
        return Cause.newBuilder()
                .setChannel(channel)
                .setShare(share)
                .setFrom(from)
                .setTo(to)
                .setValue(value)
                .setExpected(expected)
                .setDeviation(0.1F)
                .setUnit(unit)
                .setKind(CauseKind.LEVEL)
                .build();
    }

    private static List<Float> repeated(List<Float> row, int steps) {
        List<Float> all = new ArrayList<>(steps * row.size());
        for (int i = 0; i < steps; i++) {
            all.addAll(row);
        }
        return all;
    }

    private static ByteBuffer observed(int steps) {
        byte[] cells = new byte[steps * CHANNELS.size()];
        Arrays.fill(cells, (byte) 1);
        return ByteBuffer.wrap(cells);
    }
}

package dev.heed.window;

import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.model.series.ChannelState;
import dev.heed.model.series.Normaliser;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts readings on the grid and cuts windows from it. Knows time only as the watermark it is given; all that matters later
 * is in {@link EntityWindow}.
 *
 * <p>A hop is sent when its time has passed ({@link Completion}), or before, once nothing else can come of it: the hop before
 * it has been sent, and blocks of all channels at the model's rate have given each of its steps its one sample. Steps 4 to 7
 * of hops of two, by one block: both hops are sent at once. By single samples: when the times of 5 and 7 have passed.
 */
final class WindowAssembler {
    private final WindowShape shape;
    private final Completion completion;
    private final Hops hops;
    private final int channels;
    private final Normaliser normaliser;
    /** µs in a unit of {@link PendingHop#lags}: 1 unless a step is longer than an int of µs. */
    private final long lagMicros;

    private final long retentionMicros;
    private final StepCounts counts;
    private final boolean[] used;
    private final boolean[] isCounter;
    private final boolean averages;

    WindowAssembler(WindowShape shape) {
        this.shape = shape;
        this.completion = shape.completion();
        this.hops = shape.hops();
        this.channels = shape.channels();
        this.counts = new StepCounts(channels);
        this.used = new boolean[channels];
        for (int c = 0; c < channels; c++) {
            used[c] = !shape.unused().contains(c);
        }
        this.isCounter = shape.intake().hasRates() ? shape.intake().counters() : new boolean[channels];
        this.averages = shape.intake().averages();
        this.normaliser = new Normaliser(shape.normalisation(), shape.maxGapSteps(), shape.acceptSteps());
        this.retentionMicros = shape.retention().toMillis() * 1000;
        this.lagMicros = 1 + (long) (hops.period().micros() / Integer.MAX_VALUE);
    }

    EntityWindow newEntity(String name) {
        return new EntityWindow(newStatistics(name));
    }

    private ChannelState newStatistics(String name) {
        return shape.trainedAlone().equals(name) ? normaliser.knownState() : normaliser.newState();
    }

    StepCounts counts() {
        return counts;
    }

    /** Takes a reading in; returns what of it came too late, by the entity's own clock or long after the others'. */
    @Nullable
    NotTaken accept(EntityWindow entity, Reading reading, long watermark) {
        completion.advance(entity, Math.floorDiv(reading.timeMicros(), 1000L), watermark);
        long passed = completion.passed(entity, watermark);
        int width = reading.width(channels);
        int samples = reading.values().length / width;
        boolean aligned = hops.period().matches(reading.periodMicros(), samples);
        boolean settles = aligned && width == channels;
        long first = hops.grid().stepAt(reading.timeMicros());
        int late = 0;
        for (int sample = 0; sample < samples; sample++) {
            long time = reading.timeOf(aligned ? 0 : sample);
            long step = aligned ? first + sample : hops.grid().stepAt(time);
            long hop = hops.hopOf(step);
            long end = hops.completeAt(hop);
            boolean isSent = isSent(entity, hop);
            if (end <= passed || isSent && end <= watermark) {
                late = sample + 1;
            } else if (isSent) {
                counts.repeat();
            } else {
                int lag = (int) ((time - hops.grid().beginOf(aligned ? first : step)) / lagMicros);
                PendingHop pending = put(entity, reading, sample, width, step, lag);
                if (pending != null && settles) {
                    pending.settle((int) (step - hops.firstStep(hop)), hops.steps());
                }
            }
        }
        return late == 0 ? null : NotTaken.late(head(reading, late, width), late, passed);
    }

    private boolean isSent(EntityWindow entity, long hop) {
        return entity.isDormant() ? hop <= hops.hopOf(entity.lastRead) : hop < entity.nextHop;
    }

    /** The hop that took values of the sample, null when there were none. */
    private @Nullable PendingHop put(EntityWindow entity, Reading reading, int sample, int width, long step, int lag) {
        PendingHop pending = null;
        long hop = hops.hopOf(step);
        int row = (int) (step - hops.firstStep(hop)) * channels;
        for (int column = 0; column < width; column++) {
            float value = reading.values()[sample * width + column];
            if (!Float.isNaN(value) && used[reading.channel(column)]) {
                pending = pending != null ? pending : entity.pendingFor(hop, hops.steps() * channels);
                int cell = row + reading.channel(column);
                if (isCounter[reading.channel(column)] && reading.counters() != null) {
                    counts.put(pending.putCounter(cell, lag, reading.counters()[sample * width + column]));
                } else {
                    counts.put(averages ? pending.putToAverage(cell, lag, value) : pending.put(cell, lag, value));
                }
            }
        }
        if (pending != null) {
            pending.origin = reading.origin();
        }
        return pending;
    }

    private static Reading head(Reading reading, int samples, int width) {
        return new Reading(
                reading.entity(),
                reading.timeMicros(),
                samples > 1 ? reading.periodMicros() : 0,
                reading.channels(),
                Arrays.copyOf(reading.values(), samples * width),
                reading.origin());
    }

    /** The watermark at which the entity has a next window; {@link Long#MAX_VALUE} when there is none before another reading. */
    long nextCompletion(EntityWindow entity) {
        return entity.pending.isEmpty()
                ? Long.MAX_VALUE
                : hops.completeAt(entity.pending.get(0).hop) + entity.behindMillis;
    }

    /**
     * The entity's next window if there is one. Hops in which nothing was read are sent once a later reading shows that
     * the silence was short, never at its end: no readings, no output.
     */
    @Nullable
    Window next(EntityWindow entity, String name, long watermark) {
        if (entity.pending.isEmpty()) {
            return null;
        }
        PendingHop oldest = entity.pending.get(0);
        boolean settled = !completion.waitsForTime() && oldest.hop == entity.nextHop && oldest.isSettled(hops.steps());
        if (!settled && hops.completeAt(oldest.hop) > completion.sent(entity, watermark)) {
            return null;
        }
        long read = hops.firstStep(oldest.hop) + oldest.firstRead(channels);
        if (entity.isDormant() || read - entity.lastRead > shape.maxGapSteps()) {
            begin(entity, name, read);
        }
        long hop = entity.nextHop;
        PendingHop pending = entity.takePending(hop);
        if (pending != null) {
            entity.lastRead = hops.firstStep(hop) + pending.lastRead(channels);
        }
        Window window = window(entity, name, hops.firstStep(hop), pending, oldest.origin);
        advance(entity, window);
        return window;
    }

    /** Start of the hop that {@link #next} would give next, µs since the epoch, of an entity that has something pending. */
    long nextMicros(EntityWindow entity) {
        PendingHop oldest = entity.pending.get(0);
        long read = hops.firstStep(oldest.hop) + oldest.firstRead(channels);
        boolean begins = entity.isDormant() || read - entity.lastRead > shape.maxGapSteps();
        return hops.period().startOf(hops.firstStep(begins ? oldest.hop : entity.nextHop));
    }

    private void begin(EntityWindow entity, String name, long firstRead) {
        int halo = (shape.receptiveField() - 1) * channels;
        if (hops.period().startOf(firstRead) - hops.period().startOf(entity.lastRead) > retentionMicros) {
            entity.channels = newStatistics(name);
        }
        entity.channels.startOver();
        entity.counters = null;
        entity.values = PackedFloats.zeros(halo);
        entity.observed = new byte[PackedFlags.bytes(halo)];
        entity.nextHop = hops.hopOf(firstRead);
        entity.known = (int) (hops.firstStep(entity.nextHop) - firstRead);
    }

    private Window window(EntityWindow entity, String name, long firstStep, @Nullable PendingHop read, Origin origin) {
        byte[] ring = entity.values;
        byte[] haloObserved = entity.observed;
        if (ring == null || haloObserved == null) {
            throw new IllegalStateException("an entity that is not dormant has a ring");
        }
        int cells = shape.windowSteps() * channels;
        int halo = PackedFloats.cells(ring);
        float[] values = new float[cells];
        PackedFloats.unpack(ring, values);
        byte[] observed = new byte[cells];
        PackedFlags.unpack(haloObserved, halo, observed);
        float[] mean = new float[channels];
        float[] scale = new float[channels];
        float[] raw = read == null ? nothing() : read.read();
        if (read != null && read.counters != null) {
            entity.counters = entity.counters == null ? LastCounters.none(channels) : entity.counters;
            entity.counters.read(read, read.counters, this::timeOf, shape.intake());
        }
        normaliser.normalise(entity.channels, raw, hops.steps(), values, observed, halo, mean, scale);
        counts.send(observed, halo);
        int history = Math.min(shape.receptiveField(), entity.known + 1);
        long time = hops.period().startOf(firstStep);
        return new Window(
                name, time, hops.steps(), history, values, observed, mean, scale, origin, entity.verdicts.take(time));
    }

    private long timeOf(PendingHop hop, int cell) {
        return hops.grid().beginOf(hops.firstStep(hop.hop) + cell / channels) + hop.lag(cell) * lagMicros;
    }

    private float[] nothing() {
        float[] raw = new float[hops.steps() * channels];
        Arrays.fill(raw, Float.NaN);
        return raw;
    }

    private void advance(EntityWindow entity, Window window) {
        entity.nextHop++;
        entity.known = Math.min(shape.receptiveField(), entity.known + hops.steps());
        int from = hops.steps() * channels;
        entity.values = PackedFloats.pack(window.values(), from);
        entity.observed = PackedFlags.pack(window.observed(), from);
    }

    /** The watermark from which on any further reading comes after too long a silence. */
    long silentAt(EntityWindow entity) {
        return hops.completeAt(hops.hopOf(entity.lastRead + shape.maxGapSteps())) + entity.behindMillis;
    }

    /** The watermark, in ms, from which on a dormant entity's next reading would find nothing of it worth keeping. */
    long forgottenAt(EntityWindow entity) {
        long last = entity.verdicts.lastMicros().reduce(hops.period().startOf(entity.lastRead), Math::max);
        return Math.floorDiv(last + retentionMicros, 1000L) + 1 + entity.behindMillis;
    }
}

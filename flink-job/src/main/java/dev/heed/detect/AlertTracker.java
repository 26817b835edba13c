package dev.heed.detect;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one alert of one event, not one of each step: it opens after some anomalous steps, is updated while it lasts, and
 * closes after some quiet ones. A dip below the opening threshold does not end it, only steps below the closing one.
 */
final class AlertTracker {
    /** A cell stands out from three standard deviations on. */
    private static final double STANDS_OUT = 9;
    /** An event lasts from so many times the anomalous steps on that open it. */
    private static final int LASTING = 20;

    private final AlertRule rule;
    private final int channels;

    AlertTracker(AlertRule rule, int channels) {
        this.rule = rule;
        this.channels = channels;
    }

    /**
     * Takes in the next step of an entity.
     *
     * @param event the entity's event, or null
     * @param mayOpen whether the step counts among those that open an event; one that is open goes on and closes anyway
     * @param owner the entity and the model, which the id names
     * @param saliency [… × channels], the step's begin at {@code at}
     * @return the event after this step, or null
     */
    @Nullable
    OpenEvent step(
            @Nullable OpenEvent event,
            boolean mayOpen,
            String owner,
            long timeMicros,
            double score,
            double threshold,
            float[] saliency,
            int at,
            Consumer<Alert> alerts) {
        boolean anomalous = (mayOpen || event != null && event.alerted) && score >= rule.openFactor() * threshold;
        if (event == null) {
            if (!anomalous) {
                return null;
            }
            event = new OpenEvent(timeMicros, threshold, channels);
        }
        if (score >= rule.closeFactor() * threshold) {
            event.lastMicros = timeMicros;
            event.quietSteps = 0;
        } else {
            event.quietSteps++;
        }
        if (anomalous) {
            event.anomalousSteps++;
        }
        blame(event, timeMicros, score, saliency, at);
        return proceed(event, owner, timeMicros, alerts);
    }

    private void blame(OpenEvent event, long timeMicros, double score, float[] saliency, int at) {
        event.score = Math.max(event.score, score);
        for (int c = 0; c < channels; c++) {
            double cell = saliency[at + c];
            event.blame[c] += cell;
            if (cell >= STANDS_OUT) {
                event.from[c] = event.from[c] == OpenEvent.NEVER ? timeMicros : event.from[c];
                event.to[c] = timeMicros;
            }
        }
    }

    private @Nullable OpenEvent proceed(OpenEvent event, String owner, long timeMicros, Consumer<Alert> alerts) {
        if (event.quietSteps >= rule.closeSteps()) {
            if (event.alerted) {
                alerts.accept(alert(event, owner, Alert.State.CLOSED, event.lastMicros));
            }
            return null;
        }
        if (!event.alerted && event.anomalousSteps >= rule.openSteps()) {
            event.alerted = true;
            alerts.accept(alert(event, owner, Alert.State.OPEN, timeMicros));
        } else if (event.alerted && ++event.sinceUpdate >= rule.updateSteps()) {
            event.sinceUpdate = 0;
            alerts.accept(alert(event, owner, Alert.State.UPDATED, timeMicros));
        }
        return event;
    }

    /** Ends an event at once: its entity began anew. */
    void end(OpenEvent event, String owner, Consumer<Alert> alerts) {
        if (event.alerted) {
            alerts.accept(alert(event, owner, Alert.State.CLOSED, event.lastMicros));
        }
    }

    private Alert alert(OpenEvent event, String owner, Alert.State state, long timeMicros) {
        String name = owner + '\n' + event.startedMicros;
        return new Alert(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                state,
                Alert.Severity.of(event.score, event.threshold, event.anomalousSteps >= LASTING * rule.openSteps()),
                event.startedMicros,
                timeMicros,
                (float) event.score,
                (float) event.threshold,
                causes(event, timeMicros),
                List.of());
    }

    private List<Cause> causes(OpenEvent event, long timeMicros) {
        double total = Math.max(
                Double.MIN_NORMAL,
                IntStream.range(0, channels).mapToDouble(c -> event.blame[c]).sum());
        return IntStream.range(0, channels)
                .filter(c -> event.blame[c] > 0)
                .mapToObj(c -> {
                    boolean stoodOut = event.from[c] != OpenEvent.NEVER;
                    return new Cause(
                            c,
                            (float) (event.blame[c] / total),
                            stoodOut ? event.from[c] : event.startedMicros,
                            stoodOut ? event.to[c] : timeMicros);
                })
                .sorted(Comparator.comparing(Cause::share).reversed().thenComparing(Cause::channel))
                .toList();
    }
}

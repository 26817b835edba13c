package dev.heed.detect;

import dev.heed.attend.Attended;
import dev.heed.model.scoring.StepScorer;
import dev.heed.window.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Detects over the hops of one entity once more, and says of one step why there was, or was not, an alert. */
public final class Explainer {
    private final Expected expected;
    private final StepScorer scorer;
    private final Alarm alarm;
    private final int channels;
    private final long timeMicros;
    private final Detector detector;
    private @Nullable EntityDetection entity;
    private @Nullable Explanation found;

    /**
     * An explainer of the step that begins at a time.
     *
     * @param timeMicros µs since the epoch
     */
    public Explainer(DetectorSettings settings, long timeMicros) {
        this.expected = new Expected(settings.scoring());
        this.scorer = StepScorer.of(settings.scoring(), settings.period());
        this.alarm = new Alarm(settings.scoring(), settings.rule(), settings.period());
        this.channels = settings.scoring().channels();
        this.timeMicros = timeMicros;
        this.detector = new Detector(settings, this::see);
    }

    /** Detects over the entity's next hop; returns the alerts of it. */
    public List<Alert> accept(Attended hop) {
        if (entity == null) {
            entity = detector.newEntity(hop.steps().timeMicros());
        }
        return detector.detect(entity, hop, null).alerts();
    }

    /** The explanation; nothing while the step was not scored. */
    public Optional<Explanation> explanation() {
        return Optional.ofNullable(found);
    }

    private void see(EntityDetection entity, ScoredStep step) {
        if (step.timeMicros() != timeMicros) {
            return;
        }
        Usual usual = entity.usual();
        Alarm.Shown shown = step.shown();
        found = new Explanation(
                timeMicros,
                shown.score(),
                shown.level(),
                scorer.parts(entity.scoring),
                shown.drift(),
                shown.frozen(),
                usual.score.rise(),
                alarm.warmUp(usual),
                entity.presence.isMostlyMissing(),
                entity.isQuiet() || entity.event == null ? null : entity.event.startedMicros,
                IntStream.range(0, channels)
                        .mapToObj(c -> channel(step, c))
                        .sorted(Comparator.comparing(Explanation.Channel::blame).reversed())
                        .toList());
    }

    private Explanation.Channel channel(ScoredStep step, int c) {
        Window hop = step.attended().steps();
        int cell = step.index() * channels + c;
        double mean = hop.mean()[c];
        double scale = hop.scale()[c];
        return new Explanation.Channel(
                c,
                hop.observed()[cell] == 0 ? Double.NaN : mean + scale * hop.values()[cell],
                mean + scale * expected.near(step, c),
                scale * expected.nearSpread(c),
                step.blame(c, channels));
    }
}

package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.attend.AttendSettings;
import dev.heed.attend.CrashSettings;
import dev.heed.detect.AlertRule;
import dev.heed.detect.DetectOptions;
import dev.heed.detect.DetectorSettings;
import dev.heed.detect.FalseAlerts;
import dev.heed.forecast.ForecasterSettings;
import dev.heed.forecast.LearnOptions;
import dev.heed.ingest.IngestOptions;
import dev.heed.model.serving.ModelCard;
import dev.heed.models.ModelsOptions;
import dev.heed.window.Completion;
import dev.heed.window.Hops;
import dev.heed.window.WindowOptions;
import dev.heed.window.WindowShape;
import dev.heed.wire.Encoding;
import dev.heed.wire.SingleObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ReadableConfig;

/**
 * What each stage needs to know, worked out once from the options and the model's card.
 *
 * @param encoding of the records that are read and written
 * @param card the model's, for both ends
 * @param window the window stage's
 * @param attend the attend stage's
 * @param detector the detect stage's
 * @param forecaster the detect stage's, for what is learned of forecasts
 * @param options for where the stages run
 */
public record PipelinePlan(
        Encoding encoding,
        ModelCard card,
        WindowShape window,
        AttendSettings attend,
        DetectorSettings detector,
        ForecasterSettings forecaster,
        ReadableConfig options) {

    /**
     * A plan for a model, with records as single objects.
     *
     * @param modelDirectory as the task managers see it
     * @param digest that the model there must have
     * @throws IllegalArgumentException when an option is out of its range
     */
    public static PipelinePlan of(ReadableConfig options, ModelCard card, String modelDirectory, String digest) {
        int hop = options.getOptional(WindowOptions.HOP).orElse(card.hop());
        return new PipelinePlan(
                new SingleObject(),
                card,
                new WindowShape(
                        new Hops(card.grid(), hop),
                        card.unseen().stream().map(card.channels()::indexOf).collect(Collectors.toSet()),
                        card.receptiveField(),
                        card.maxGapSteps(),
                        options.get(WindowOptions.RETENTION),
                        card.normalisation(),
                        trainedAlone(card),
                        steps(card, options.get(DetectOptions.ACCEPT_AFTER)),
                        card.intake(),
                        new Completion(
                                options.get(IngestOptions.MAX_LATENESS),
                                options.get(WindowOptions.RETENTION),
                                waitsForTime(options))),
                attend(options, modelDirectory, digest, hop),
                new DetectorSettings(
                        card.scoring(),
                        rule(options, card),
                        card.receptiveField(),
                        card.period(),
                        options.get(WindowOptions.RETENTION),
                        options.get(DetectOptions.FAITHFULNESS_EVERY),
                        options.get(DetectOptions.MOMENTS),
                        card.normalisation().clipSigmas(),
                        Set.copyOf(card.training().entities())),
                ForecasterSettings.of(
                        card,
                        hop,
                        options.get(LearnOptions.BACKBONE),
                        options.get(LearnOptions.CORRECTION),
                        modelDirectory),
                options);
    }

    /** The same plan for records of another encoding. */
    public PipelinePlan withEncoding(Encoding other) {
        return new PipelinePlan(other, card, window, attend, detector, forecaster, options);
    }

    /** What the states of the stages depend on, in words. */
    public String stateOf() {
        String state = "channels %s, step %s, hop %d, receptive field %d, horizon %d of levels %s, scores %s"
                .formatted(
                        card.channels(),
                        card.period(),
                        attend.hop(),
                        card.receptiveField(),
                        card.horizon(),
                        card.levels(),
                        card.scoring().kind());
        return state
                + (card.offsets().isEmpty() ? "" : ", offsets " + card.offsets())
                + (card.rates().isEmpty() ? "" : ", rates of " + card.rates());
    }

    static AttendSettings attend(ReadableConfig options, String modelDirectory, String digest, int hop) {
        return new AttendSettings(
                modelDirectory,
                digest,
                hop,
                options.get(AttendOptions.DEVICE),
                options.get(AttendOptions.BATCH_SIZE),
                options.get(AttendOptions.LINGER).toMillis(),
                options.get(AttendOptions.FIXED_BATCH),
                options.get(AttendOptions.THREADS),
                options.get(AttendOptions.INTRA_OP_THREADS),
                new CrashSettings(
                        options.getOptional(AttendOptions.CRASH_JOURNAL).orElse(null),
                        options.get(AttendOptions.MAX_CRASHES)));
    }

    /** What people say, and which model serves whom, is known before the hops that it is about. */
    private static boolean waitsForTime(ReadableConfig options) {
        return options.getOptional(DetectOptions.FEEDBACK_TOPIC).isPresent()
                || options.getOptional(ModelsOptions.UPDATES_TOPIC).isPresent();
    }

    private static String trainedAlone(ModelCard card) {
        List<String> entities = card.training().entities();
        return entities.size() == 1 ? entities.get(0) : "";
    }

    private static AlertRule rule(ReadableConfig options, ModelCard card) {
        return new AlertRule(
                FalseAlerts.parse(options.get(DetectOptions.FALSE_ALERTS)).perStep(card.period()),
                options.get(DetectOptions.MAX_RISE),
                Math.max(options.get(DetectOptions.CLOSE_STEPS), steps(card, options.get(DetectOptions.CLOSE_AFTER))),
                Math.max(
                        options.get(DetectOptions.UPDATE_STEPS),
                        steps(card, options.get(DetectOptions.UPDATE_INTERVAL))),
                Math.max(1, steps(card, options.get(DetectOptions.ACCEPT_AFTER))),
                steps(card, options.get(DetectOptions.WARM_UP)));
    }

    private static int steps(ModelCard card, Duration length) {
        return (int) Math.min(Integer.MAX_VALUE, card.period().stepsIn(length));
    }
}

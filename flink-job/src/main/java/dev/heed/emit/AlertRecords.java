package dev.heed.emit;

import dev.heed.detect.Alert;
import dev.heed.detect.AlertWords;
import dev.heed.detect.Cause;
import dev.heed.detect.Deviation;
import dev.heed.detect.SimilarMoment;
import dev.heed.model.serving.ModelCard;
import dev.heed.schemas.AlertEnding;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.CauseKind;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.wire.Micros;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as records.
 *
 * @param card of the model, for channels and units
 * @param words that tell an alert to people
 */
record AlertRecords(ModelCard card, AlertWords words) {
    SaliencyAlert of(String entity, Alert alert, ModelRef model) {
        return new SaliencyAlert(
                alert.event().id(),
                entity,
                AlertState.valueOf(alert.state().name()),
                Severity.valueOf(alert.severity().name()),
                Micros.instant(alert.event().startedMicros()),
                Micros.instant(alert.timeMicros()),
                alert.score(),
                alert.event().threshold(),
                alert.causes().stream().map(this::cause).toList(),
                model,
                alert.similar().stream().map(AlertRecords::similar).toList(),
                words.sentence(entity, alert),
                ending(alert),
                alert.event().suppressed());
    }

    private static @Nullable AlertEnding ending(Alert alert) {
        Alert.Ending ending = alert.event().ending();
        return ending == null ? null : AlertEnding.valueOf(ending.name());
    }

    private static dev.heed.schemas.SimilarMoment similar(SimilarMoment moment) {
        return new dev.heed.schemas.SimilarMoment(
                Micros.instant(moment.timeMicros()), moment.weight(), moment.alerted());
    }

    private dev.heed.schemas.Cause cause(Cause cause) {
        Deviation deviation = cause.deviation();
        return new dev.heed.schemas.Cause(
                card.channels().get(cause.channel()),
                cause.share(),
                Micros.instant(cause.fromMicros()),
                Micros.instant(cause.toMicros()),
                deviation == null ? null : (float) card.intake().whole(cause.channel(), deviation.value()),
                deviation == null ? null : (float) card.intake().whole(cause.channel(), deviation.expected()),
                deviation == null ? null : deviation.spread(),
                card.unit(cause.channel()),
                deviation == null
                        ? CauseKind.UNKNOWN
                        : CauseKind.valueOf(deviation.kind().name()),
                cause.isLater());
    }
}

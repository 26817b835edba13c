package dev.heed.emit;

import dev.heed.emit.AlertSeen.CauseSeen;
import dev.heed.emit.AlertSeen.MomentSeen;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.TrustedContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads back what the alerts' topic holds, for consumers of this code base. */
public final class AlertDecoder {
    /** A decoder; Avro learns to trust the contracts first. */
    public AlertDecoder() {
        TrustedContracts.register();
    }

    /** An alert from a record's value, in Avro's single-object encoding. */
    public AlertSeen decode(byte[] value) {
        try {
            SaliencyAlert alert = SaliencyAlert.getDecoder().decode(value);
            return new AlertSeen(
                    alert.getId(),
                    alert.getEntity(),
                    alert.getState().name(),
                    alert.getSeverity().name(),
                    micros(alert.getStarted()),
                    micros(alert.getTime()),
                    alert.getScore(),
                    alert.getCauses().stream()
                            .map(cause -> new CauseSeen(cause.getChannel(), cause.getShare()))
                            .toList(),
                    alert.getSimilar().stream()
                            .map(moment ->
                                    new MomentSeen(micros(moment.getTime()), moment.getWeight(), moment.getAlerted()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}

package dev.heed.cli.demo;

import dev.heed.schemas.AlertState;
import dev.heed.schemas.Cause;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.schemas.SimilarMoment;
import dev.heed.schemas.TrustedContracts;
import java.time.Instant;
import java.util.List;

/** Records of the alerts' topic. */
final class Alerts {
    static {
        TrustedContracts.register();
    }

    private Alerts() {}

    static SaliencyAlert of(String id, String entity, AlertState state, long second, String cause) {
        return builder(id, entity, second)
                .setState(state)
                .setCauses(List.of(cause(cause, .71f), cause("current", .14f)))
                .setText(entity + ": " + cause + " is at 5.")
                .build();
    }

    static SaliencyAlert severe(String id, String entity, Severity severity, long second) {
        return builder(id, entity, second).setSeverity(severity).build();
    }

    static SaliencyAlert like(String id, String entity, long second, SimilarMoment... moments) {
        return builder(id, entity, second).setSimilar(List.of(moments)).build();
    }

    static Cause cause(String channel, float share) {
        return Cause.newBuilder()
                .setChannel(channel)
                .setShare(share)
                .setFrom(Instant.EPOCH)
                .setTo(Instant.EPOCH)
                .build();
    }

    private static SaliencyAlert.Builder builder(String id, String entity, long second) {
        return SaliencyAlert.newBuilder()
                .setId(id)
                .setEntity(entity)
                .setState(AlertState.OPEN)
                .setSeverity(Severity.LOW)
                .setStarted(Instant.ofEpochSecond(second))
                .setTime(Instant.ofEpochSecond(second))
                .setScore(2)
                .setThreshold(1)
                .setCauses(List.of())
                .setModel(new ModelRef("m", "1", ""));
    }
}

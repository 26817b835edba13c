package dev.heed.cli.demo;

import dev.heed.schemas.AlertState;
import dev.heed.schemas.Cause;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.schemas.SimilarMoment;
import java.time.Instant;
import java.util.List;

/** Records of the alerts' topic. */
final class Alerts {
    private Alerts() {}

    static SaliencyAlert of(String id, String entity, AlertState state, long second, String cause) {
        return builder(id, entity, second)
                .setState(state)
                .setCauses(List.of(
                        new Cause(cause, .71f, Instant.EPOCH, Instant.EPOCH),
                        new Cause("current", .14f, Instant.EPOCH, Instant.EPOCH)))
                .build();
    }

    static SaliencyAlert severe(String id, String entity, Severity severity, long second) {
        return builder(id, entity, second).setSeverity(severity).build();
    }

    static SaliencyAlert like(String id, String entity, long second, SimilarMoment... moments) {
        return builder(id, entity, second).setSimilar(List.of(moments)).build();
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

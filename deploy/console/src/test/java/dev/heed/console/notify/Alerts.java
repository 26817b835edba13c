package dev.heed.console.notify;

import dev.heed.schemas.AlertEnding;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.Cause;
import dev.heed.schemas.CauseKind;
import dev.heed.schemas.ModelRef;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import dev.heed.schemas.SimilarMoment;
import java.time.Instant;
import java.util.List;

/** Alerts as a job writes them. */
public final class Alerts {
    public static final Instant START = Instant.parse("2026-11-27T12:00:00Z");
    public static final String DIGEST = "d1";

    private Alerts() {}

    public static SaliencyAlert open(String id, String entity) {
        return of(id, entity, AlertState.OPEN, Severity.LOW, START);
    }

    public static SaliencyAlert closed(String id, String entity, Severity severity) {
        return of(id, entity, AlertState.CLOSED, severity, START.plusSeconds(600));
    }

    /** With every field set. */
    public static SaliencyAlert of(String id, String entity, AlertState state, Severity severity, Instant time) {
        Cause flow =
                new Cause("flow", .75f, START, START.plusSeconds(9), 3.5f, 7f, .2f, "m³/h", CauseKind.LEVEL, false);
        Cause power = new Cause("power", .05f, START, START, null, null, null, null, CauseKind.UNKNOWN, false);
        return SaliencyAlert.newBuilder()
                .setId(id)
                .setEntity(entity)
                .setState(state)
                .setSeverity(severity)
                .setStarted(START)
                .setTime(time)
                .setScore(5.5f)
                .setThreshold(2f)
                .setCauses(List.of(flow, power))
                .setModel(new ModelRef("pumps", "3", DIGEST))
                .setSimilar(List.of(new SimilarMoment(START.minusSeconds(60), .5f, true)))
                .setText(entity + ": flow is at 3.5 m³/h, expected 7.0 ± 0.2"
                        + (state == AlertState.CLOSED ? "; over." : "."))
                .setEnding(state == AlertState.CLOSED ? AlertEnding.USUAL_AGAIN : null)
                .setSuppressed(2)
                .build();
    }
}

package dev.heed.console.notify.route;

import dev.heed.models.Glob;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which alerts a route takes: those to which all of it applies.
 *
 * @param entities patterns of entities; none: any
 * @param atLeast the least severity
 * @param channels patterns of channels, one of which must have a tenth of the blame; none: any
 * @param models patterns of models' names; none: any
 */
public record Match(List<Glob> entities, Severity atLeast, List<Glob> channels, List<Glob> models) {
    private static final float WORTH_A_CALL = .1f;

    public static final Match ALL = new Match(List.of(), Severity.LOW, List.of(), List.of());

    public Match {
        entities = List.copyOf(entities);
        channels = List.copyOf(channels);
        models = List.copyOf(models);
    }

    public boolean takes(SaliencyAlert alert) {
        return alert.getSeverity().compareTo(atLeast) >= 0
                && Glob.anyOrNone(entities, alert.getEntity())
                && Glob.anyOrNone(models, alert.getModel().getName())
                && (channels.isEmpty()
                        || alert.getCauses().stream()
                                .anyMatch(cause ->
                                        cause.getShare() >= WORTH_A_CALL && Glob.any(channels, cause.getChannel())));
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        add(parts, "entity", entities);
        if (atLeast != Severity.LOW) {
            parts.add("severity " + atLeast.name().toLowerCase(Locale.ROOT) + " or worse");
        }
        add(parts, "channel", channels);
        add(parts, "model", models);
        return parts.isEmpty() ? "all alerts" : String.join(", ", parts);
    }

    private static void add(List<String> parts, String what, List<Glob> globs) {
        if (!globs.isEmpty()) {
            parts.add(what + " "
                    + String.join(" or ", globs.stream().map(Glob::toString).toList()));
        }
    }
}

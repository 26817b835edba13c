package dev.heed.models;

import dev.heed.job.Cards;
import dev.heed.model.series.Period;
import dev.heed.model.serving.CardJson;
import dev.heed.model.serving.ModelCard;
import dev.heed.models.ModelChange.Mode;
import java.util.List;

/** Versions of a model that was never trained, and changes of them; times in seconds. */
public final class Versions {
    private static final int SECOND = 1_000_000;

    private Versions() {}

    /** A version of the pumps' model. */
    public static ServedModel pumps(String version) {
        return ServedModel.of(new ModelTag("pumps", version, "digest of " + version, "there"), card(version), 2);
    }

    private static ModelCard card(String version) {
        return CardJson.read(CardJson.write(Cards.of(Period.parse("1s"), 3, "flow", "pressure"))
                .replaceFirst("\"version\" : \"7\"", "\"version\" : \"" + version + "\""));
    }

    /** A change of a version. */
    public static ModelChange change(Mode mode, ServedModel model, float share, long effectiveSeconds) {
        return new ModelChange(
                mode, model.tag(), share, List.of(), effectiveSeconds * SECOND, effectiveSeconds * SECOND);
    }
}

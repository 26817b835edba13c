package dev.heed.cli.model;

import dev.heed.model.network.AttentionConfiguration;
import dev.heed.model.network.BranchConfiguration;
import dev.heed.model.network.SummaryKind;
import dev.heed.model.serving.HeadFacts;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.TrainingFacts;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a card says, on a dozen lines. */
public final class CardSummary {
    private static final int SHOWN = 12;

    private CardSummary() {}

    /** Prints a card. */
    public static void print(ModelCard card, String digest, PrintWriter out) {
        line(out, "model", "%s, version %s, digest %.12s…", card.name(), card.version(), digest);
        line(out, "channels", "%d: %s", card.channels().size(), some(card.channels()));
        line(out, "time", "steps of %s, attended %d at a time", card.period(), card.hop());
        line(
                out,
                "needs",
                "%d steps before it answers (%s)",
                card.receptiveField(),
                length(card, card.receptiveField()));
        line(
                out,
                "forecasts",
                "%d steps ahead (%s), levels %s",
                card.horizon(),
                length(card, card.horizon()),
                card.levels());
        line(out, "attention", "%s", attention(card.configuration().attention()));
        BranchConfiguration branch = card.configuration().forecast().branch();
        if (branch.isPresent()) {
            line(
                    out,
                    "branch",
                    "of the forecast: gate, %d patches of %d steps, %d heads that see %d patches to either side",
                    branch.patches(),
                    branch.patch(),
                    branch.heads(),
                    branch.reach());
        }
        TrainingFacts facts = card.training();
        line(
                out,
                "trained on",
                "%,d steps of %s (%,d held out), %d rounds, %,d parameters, seed %d",
                facts.rows(),
                some(facts.entities()),
                facts.validationRows(),
                facts.steps(),
                facts.parameters(),
                facts.seed());
        line(
                out,
                "alarms",
                "from score %.3g on, rising with the last days' scores",
                card.scoring().threshold().floor());
        out.printf("%nError on held-out steps (normalised), and what attention adds to the linear backbone:%n");
        out.printf("%-12s %10s %10s %14s %14s%n", "", "MSE", "MAE", "backbone MSE", "attention adds");
        head(out, "next step", facts.expectation());
        head(out, "forecast", facts.forecast());
        out.flush();
    }

    private static void head(PrintWriter out, String name, HeadFacts facts) {
        out.printf(
                "%-12s %10.4f %10.4f %14.4f %13.1f%%%n",
                name,
                facts.mse(),
                facts.mae(),
                facts.backboneMse(),
                100 * (facts.backboneMse() - facts.mse()) / facts.backboneMse());
    }

    private static String attention(AttentionConfiguration attention) {
        String summary = attention.summary().kind() == SummaryKind.NONE
                ? ""
                : ", summary " + attention.summary().kind() + " of " + attention.window() + " steps";
        String layers = attention.layers() == 0
                ? ", no layers"
                : ", %d %s layers (%s, radius %d) of %d heads, score %s, distribution %s, width %d"
                        .formatted(
                                attention.layers(),
                                attention.scope(),
                                attention.alignment(),
                                attention.radius(),
                                attention.heads(),
                                attention.score(),
                                attention.distribution(),
                                attention.width());
        return ("gate " + attention.gate() + layers + summary).toLowerCase(Locale.ROOT);
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? first : first + " and " + (names.size() - SHOWN) + " more";
    }

    private static String length(ModelCard card, int steps) {
        double seconds = steps * card.period().micros() / 1e6;
        if (seconds < 1) {
            return "%.3g ms".formatted(seconds * 1e3);
        }
        return seconds < 600
                ? "%.3g s".formatted(seconds)
                : seconds < 36_000 ? "%.3g min".formatted(seconds / 60) : "%.3g h".formatted(seconds / 3_600);
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.printf("%-12s %s%n", name, String.format(format, values));
    }
}

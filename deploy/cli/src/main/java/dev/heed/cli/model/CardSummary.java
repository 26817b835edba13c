package dev.heed.cli.model;

import dev.heed.cli.terminal.Table;
import dev.heed.detect.FalseAlerts;
import dev.heed.model.network.AttentionConfiguration;
import dev.heed.model.network.BranchConfiguration;
import dev.heed.model.network.SummaryKind;
import dev.heed.model.scoring.Scoring;
import dev.heed.model.serving.HeadFacts;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.TrainingFacts;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a card says, on a dozen lines. */
public final class CardSummary {
    private static final int SHOWN = 12;

    private CardSummary() {}

    /** Prints a card. */
    public static void print(ModelCard card, String digest, PrintWriter out) {
        TrainingFacts facts = card.training();
        Table table = Table.plain()
                .row("model", "%s, version %s, digest %.12s…".formatted(card.name(), card.version(), digest))
                .row("channels", card.channels().size() + ": " + some(channels(card)))
                .row("time", time(card))
                .row(
                        "needs",
                        "%d steps before it answers (%s)"
                                .formatted(card.receptiveField(), length(card, card.receptiveField())))
                .row(
                        "forecasts",
                        "%d steps ahead (%s), levels %s"
                                .formatted(card.horizon(), length(card, card.horizon()), card.levels()))
                .row("unused", unused(card));
        intake(card, table);
        table.row("attention", attention(card.configuration().attention()));
        BranchConfiguration branch = card.configuration().forecast().branch();
        if (branch.isPresent()) {
            table.row(
                    "branch",
                    "of the forecast: gate, %d patches of %d steps, %d heads that see %d patches to either side"
                            .formatted(branch.patches(), branch.patch(), branch.heads(), branch.reach()));
        }
        table.row(
                        "trained on",
                        "%,d steps of %s (%,d held out), %d rounds, %,d parameters, seed %d"
                                .formatted(
                                        facts.rows(),
                                        some(facts.entities()),
                                        facts.validationRows(),
                                        facts.steps(),
                                        facts.parameters(),
                                        facts.seed()))
                .row("alarms", alarms(card));
        out.print(table);
        out.printf("%nError on held-out steps (normalised), and what attention adds to the linear backbone:%n");
        out.print(head(
                head(Table.of("", "MSE", "MAE", "backbone MSE", "attention adds"), "next step", facts.expectation()),
                "forecast",
                facts.forecast()));
        out.flush();
    }

    private static String alarms(ModelCard card) {
        Scoring.Alarm alarm = card.scoring().alarm();
        return Stream.of("1 per 1 d", "1 per 7 d", "1 per 30 d")
                .map(budget -> "score %.3g for %s"
                        .formatted(
                                alarm.tail()
                                        .exceeded(alarm.scoreShare()
                                                * FalseAlerts.parse(budget).perStep(card.period())),
                                budget))
                .collect(Collectors.joining(", ", "from ", " false alerts, rising with what is usual"));
    }

    private static List<String> channels(ModelCard card) {
        return IntStream.range(0, card.channels().size())
                .mapToObj(c -> card.channels().get(c) + (card.unit(c) == null ? "" : " [" + card.unit(c) + "]"))
                .toList();
    }

    private static Table head(Table table, String name, HeadFacts facts) {
        return table.row(
                name,
                "%.4f".formatted(facts.mse()),
                "%.4f".formatted(facts.mae()),
                "%.4f".formatted(facts.backboneMse()),
                "%.1f%%".formatted(100 * (facts.backboneMse() - facts.mse()) / facts.backboneMse()));
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

    private static String time(ModelCard card) {
        String steps = "steps of %s, attended %d at a time".formatted(card.period(), card.hop());
        return card.phaseMicros() == 0
                ? steps
                : steps + ", each from %s s before its time on".formatted(-card.phaseMicros() / 1e6);
    }

    private static String unused(ModelCard card) {
        return card.unseen().isEmpty()
                ? "no channel"
                : some(card.unseen()) + ": without a value in training; train again once there are some";
    }

    /** What becomes of values before the model sees them, where anything does. */
    private static void intake(ModelCard card, Table table) {
        List<String> relative = IntStream.range(0, card.channels().size())
                .filter(c -> card.intake().offset(c) != 0)
                .mapToObj(c -> "%s to %s"
                        .formatted(
                                card.channels().get(c),
                                BigDecimal.valueOf(card.intake().offset(c))
                                        .stripTrailingZeros()
                                        .toPlainString()))
                .toList();
        if (!card.rates().isEmpty()) {
            table.row("counters", some(card.rates()) + ": the model sees how fast they rise, per second");
        }
        if (card.averages()) {
            table.row("several", "the mean of the readings that fall into a step counts, not the last");
        }
        if (!card.missing().isEmpty()) {
            table.row("missing", some(card.missing()) + ": stand for no value, in files and in the stream");
        }
        if (!relative.isEmpty()) {
            table.row("relative", some(relative) + ": a float has too few digits for the whole value");
        }
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
}

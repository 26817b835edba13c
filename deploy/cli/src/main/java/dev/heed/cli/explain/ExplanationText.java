package dev.heed.cli.explain;

import dev.heed.cli.terminal.Table;
import dev.heed.detect.Alert;
import dev.heed.detect.Explanation;
import dev.heed.detect.FalseAlerts;
import dev.heed.model.series.Intake;
import dev.heed.model.serving.ModelCard;
import dev.heed.wire.Micros;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An explanation for people to read. */
final class ExplanationText {
    private static final int CHANNELS = 8;

    private final ModelCard card;
    private final String entity;
    private final String budget;
    private final PrintWriter out;

    ExplanationText(ModelCard card, String entity, String budget, PrintWriter out) {
        this.card = card;
        this.entity = entity;
        this.budget = budget;
        this.out = out;
    }

    void print(Explanation explanation, Surroundings around) {
        line("%s at %s: %s", entity, Micros.instant(explanation.timeMicros()), verdict(explanation));
        Table table = Table.plain()
                .row("score", "%.3g%s".formatted(explanation.score(), parts(explanation)))
                .row(
                        "level",
                        "%.3g opens an alert, for %s false alerts; what is usual of it is %.3g times training's"
                                .formatted(explanation.level(), budget, explanation.rise()))
                .row("drift", share(explanation.drift(), "of a channel away from the others"))
                .row("frozen", share(explanation.frozen(), "of a channel that stays what it was"))
                .row("budget", budget(around));
        out.print(table);
        out.println();
        out.print(channels(explanation));
        out.flush();
    }

    private String verdict(Explanation explanation) {
        if (explanation.openSince() != null) {
            return "an alert was open, since %s".formatted(Micros.instant(explanation.openSince()));
        }
        if (explanation.warmUp().isUnderWay()) {
            return "no alert: it warms up, %,d of %,d steps"
                    .formatted(
                            explanation.warmUp().learned(), explanation.warmUp().steps());
        }
        if (explanation.isMostlyMissing()) {
            return "no alert: less than half of what is usual was observed";
        }
        return explanation.strength() >= 1
                ? "an alert opened"
                : "no alert: it needed %.2f times the evidence".formatted(1 / Math.max(1e-9, explanation.strength()));
    }

    private static String parts(Explanation explanation) {
        return explanation.parts().isEmpty()
                ? ""
                : explanation.parts().entrySet().stream()
                        .map(part -> "%.3g %s".formatted(part.getValue(), part.getKey()))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    private static String share(double ratio, String what) {
        return "%.0f %% of what opens an alert, %s".formatted(100 * ratio, what);
    }

    private String budget(Surroundings around) {
        FalseAlerts allowed = FalseAlerts.parse(budget);
        List<Alert> opened = around.opened(allowed.time().toNanos() / 1e3);
        return "%d alerts opened in the %s before".formatted(opened.size(), budget.replaceAll("^.*per ", ""));
    }

    private Table channels(Explanation explanation) {
        Table table = Table.of("channel", "came", "expected", "usually within", "off by", "blame");
        explanation.channels().stream().limit(CHANNELS).forEach(one -> {
            String unit = card.unit(one.channel());
            table.row(
                    card.channels().get(one.channel()) + (unit == null ? "" : " [" + unit + "]"),
                    Double.isNaN(one.value()) ? "-" : number(one, one.value()),
                    number(one, one.expected()),
                    number(one.spread()),
                    Double.isNaN(one.value()) ? "-" : "%.1f".formatted((one.value() - one.expected()) / one.spread()),
                    "%.1f".formatted(one.blame()));
        });
        return table;
    }

    /** A value in input units: of a channel with an offset, with as many decimals as show the spread. */
    private String number(Explanation.Channel one, double value) {
        Intake intake = card.intake();
        int decimals = (int) Math.max(0, 1 - Math.floor(Math.log10(one.spread())));
        return intake.offset(one.channel()) == 0
                ? number(value)
                : String.format(Locale.ROOT, "%." + decimals + "f", intake.whole(one.channel(), value));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private void line(String format, Object... values) {
        out.println(format.formatted(values));
    }
}

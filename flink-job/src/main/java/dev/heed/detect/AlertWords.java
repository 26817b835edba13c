package dev.heed.detect;

import dev.heed.model.series.Intake;
import dev.heed.model.serving.ModelCard;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says an alert to people: "pump-1: flow spiked to 12.3 m³/h, expected 18.1 ± 0.9; pressure is frozen at …". */
public final class AlertWords {
    /** Causes that a sentence names. */
    private static final int CAUSES = 3;
    /** Besides the first one and what is later, those with a smaller share are not worth a word. */
    private static final float WORTH_NAMING = .2f;

    private static final int MOST_DECIMALS = 6;
    private static final double TOO_LONG = 1e9;

    /** A little less, for what a float makes of it. */
    private static final double BELOW_3 = 2.95;

    private final ModelCard card;
    private final Intake intake;

    /** Words in the channels and units of a card. */
    public AlertWords(ModelCard card) {
        this.card = card;
        this.intake = card.intake();
    }

    /** An alert in one sentence. */
    public String sentence(String entity, Alert alert) {
        List<Cause> causes = alert.causes();
        Cause first = causes.isEmpty() ? null : causes.get(0);
        return causes.stream()
                .filter(cause -> cause == first || cause.isLater() || cause.share() >= WORTH_NAMING)
                .sorted(Comparator.comparing(cause -> cause != first && !cause.isLater()))
                .limit(CAUSES)
                .map(this::of)
                .collect(
                        Collectors.joining("; ", entity + ": ", alert.state() == Alert.State.CLOSED ? "; over." : "."));
    }

    private String of(Cause cause) {
        String channel = card.channels().get(cause.channel());
        Deviation deviation = cause.deviation();
        if (deviation == null) {
            return channel + " is not as expected";
        }
        String unit = card.unit(cause.channel());
        int decimals = decimals(deviation.spread());
        return "%s%s %s%s, expected %s ± %s"
                .formatted(
                        channel,
                        verb(deviation.kind()),
                        number(intake.whole(cause.channel(), deviation.value()), decimals),
                        unit == null ? "" : ' ' + unit,
                        number(intake.whole(cause.channel(), deviation.expected()), decimals),
                        number(deviation.spread(), decimals));
    }

    private static String verb(Deviation.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> "";
            case SPIKE -> " spiked to";
            case LEVEL -> " is at";
            case DRIFT -> " drifted to";
            case NOISE -> " swings as far as";
            case FROZEN -> " is frozen at";
        };
    }

    /** As many decimals as show the first digit of the spread; the second one too where the first is 1 or 2. */
    private static int decimals(double spread) {
        return (int) Math.max(0, -Math.floor(Math.log10(spread / BELOW_3)));
    }

    private static String number(double value, int decimals) {
        return decimals > MOST_DECIMALS || Math.abs(value) >= TOO_LONG
                ? String.format(Locale.ROOT, "%.3g", value)
                : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}

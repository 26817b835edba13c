package dev.heed.emit;

import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.detect.Alert;
import dev.heed.detect.Cause;
import dev.heed.detect.Detection;
import dev.heed.detect.Deviation;
import dev.heed.detect.Scores;
import dev.heed.detect.SimilarMoment;
import dev.heed.detect.WarmUp;
import dev.heed.forecast.IssuedForecast;
import dev.heed.ingest.Origin;
import dev.heed.job.Cards;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.util.Arrays;
import java.util.List;

/** A detection in which no two fields are alike: two steps, two channels. */
final class Detections {
    static final ModelCard CARD = Cards.withUnits(List.of("", "bar"), new Period(501, 2), 9, "flow", "pressure");
    static final ModelId MODEL = new ModelId("pumps", "7", "abc");

    private Detections() {}

    static Detection whole() {
        return new Detection(
                new Attended(steps(), MODEL, output()),
                new Scores(floats(31, 2), floats(41, 2), floats(51, 4), new boolean[] {true, true}),
                new IssuedForecast(2_000_009, floats(61, 4)),
                new WarmUp(17, 19),
                List.of(alert()),
                null);
    }

    /** With values that take much room as text. */
    static Detection awkward() {
        Detection whole = whole();
        Scores scores = new Scores(tiny(2), tiny(2), tiny(4), new boolean[] {true, true});
        IssuedForecast forecast = new IssuedForecast(2_000_009, tiny(4));
        return new Detection(whole.attended(), scores, forecast, whole.warmUp(), whole.alerts(), null);
    }

    private static float[] tiny(int count) {
        float[] values = new float[count];
        Arrays.fill(values, 1.17549435e-38f);
        return values;
    }

    static Detection withoutForecast() {
        Detection whole = whole();
        return new Detection(whole.attended(), whole.scores(), null, whole.warmUp(), List.of(), null);
    }

    private static Window steps() {
        return new Window(
                "pump-1",
                1_000_007,
                2,
                5,
                floats(1, 4),
                new byte[] {1, 0, 1, 1},
                floats(71, 2),
                floats(81, 2),
                Origin.UNKNOWN);
    }

    private static ModelOutput output() {
        return new ModelOutput(
                floats(11, 4),
                floats(15, 4),
                floats(21, 6),
                floats(27, 3),
                floats(91, 4),
                floats(95, 4),
                floats(99, 2));
    }

    private static Alert alert() {
        return new Alert(
                new Alert.Event("id-1", 3_000_001, 1.25f, Alert.Ending.ACCEPTED, 3),
                Alert.State.OPEN,
                Alert.Severity.HIGH,
                4_000_002,
                7.5f,
                List.of(
                        new Cause(
                                1,
                                .75f,
                                3_000_003,
                                4_000_004,
                                new Deviation(Deviation.Kind.LEVEL, 12.3f, 18.1f, .9f),
                                true),
                        new Cause(0, .25f, 3_000_005, 4_000_006, null)),
                List.of(new SimilarMoment(500_008, .625f, true)));
    }

    static float[] floats(float first, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = first + i / 8f;
        }
        return values;
    }

    static List<Float> list(float first, int count) {
        Float[] values = new Float[count];
        for (int i = 0; i < count; i++) {
            values[i] = first + i / 8f;
        }
        return List.of(values);
    }
}

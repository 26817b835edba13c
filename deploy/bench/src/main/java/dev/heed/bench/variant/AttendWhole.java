package dev.heed.bench.variant;

import dev.heed.attend.AttendSettings;
import dev.heed.attend.Attended;
import dev.heed.attend.ModelOutput;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.BatchLayout;
import dev.heed.model.serving.ModelId;
import dev.heed.window.Window;
import java.util.Arrays;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Runs the model on each window by itself, attends all steps that the window allows, and keeps the newest hop. */
final class AttendWhole extends RichMapFunction<Window, Attended> {
    private static final long serialVersionUID = 1L;

    private final AttendSettings settings;
    private final int attendedSteps;
    private transient OneWindowModel model;
    private transient ModelId id;

    /**
     * An operator that computes more than it keeps.
     *
     * @param attendedSteps how many steps of a window have all that the model needs; the newest hop is among them
     */
    @SuppressWarnings("NullAway.Init") // made in open
    AttendWhole(AttendSettings settings, int attendedSteps) {
        this.settings = settings;
        this.attendedSteps = attendedSteps;
    }

    @Override
    public void open(OpenContext context) {
        model = new OneWindowModel(settings, attendedSteps);
        id = model.id();
    }

    @Override
    public Attended map(Window window) {
        AttendedBatch whole = model.run(window.values(), window.observed());
        BatchLayout layout = whole.layout();
        int hop = window.hop();
        int cells = hop * layout.channels();
        ModelOutput output = new ModelOutput(
                newest(whole.weights(), cells),
                newest(whole.features(), cells),
                newest(whole.context(), hop * layout.width()),
                newest(whole.attention(), hop * layout.offsets()),
                newest(whole.expectation(), hop * layout.horizons() * layout.channels()),
                whole.forecast(),
                whole.correction());
        return new Attended(window.newSteps(), id, output);
    }

    private static float[] newest(float[] all, int count) {
        return Arrays.copyOfRange(all, all.length - count, all.length);
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}

package dev.heed.sql.function;

import dev.heed.attend.AttendOptions;
import dev.heed.attend.BatchModel;
import dev.heed.detect.Detection;
import dev.heed.detect.PackedDetector;
import dev.heed.forecast.Forecaster;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.shipment.ModelFetch;
import dev.heed.window.PackedWindows;
import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.table.functions.FunctionContext;

/** The job's stages behind each other for one machine at a time, each window through the model alone. For one subtask. */
final class Stages implements AutoCloseable {
    private static final Origin ROW = new Origin("row", 0, 0);

    private final FunctionPlan plan;
    private final double[] missing;
    private final PackedWindows windows;
    private final PackedDetector detector;
    private final BatchModel model;
    private final Counter lateRows;

    /**
     * Loads the model, unless another function of this process has.
     *
     * @param forecasts whether they are wanted
     * @throws Refusal when it is not on this machine, or not the one that was planned with
     */
    Stages(FunctionPlan plan, boolean forecasts, FunctionContext context) {
        this.plan = plan;
        this.missing = plan.card().intake().missingNumbers();
        this.windows = new PackedWindows(plan.window());
        ModelDirectory directory = ModelFetch.toTemporaryFiles().open(plan.place());
        this.detector = new PackedDetector(
                plan.detector(), forecasts ? new Forecaster(plan.forecaster(), directory.path()) : null);
        String job = context.getMetricGroup().getAllVariables().getOrDefault("<job_id>", "of a table");
        int gpu = BatchModel.gpu(context.getExternalResourceInfos(AttendOptions.GPU_RESOURCE));
        this.model = new BatchModel(plan.attend(), directory.path(), gpu, job);
        this.lateRows = context.getMetricGroup().counter("lateRows");
    }

    /** Takes a row in; returns what is known of the hops that are complete now. */
    List<Detection> read(MachineState state, String machine, long timeMillis, double[] values, long watermark) {
        requireSameLayout(state);
        state.machine = machine;
        for (int c = 0; c < values.length; c++) {
            for (double one : missing) {
                values[c] = values[c] == one || values[c] == (double) (float) one ? Double.NaN : values[c];
            }
        }
        Reading reading = Reading.exact(plan.card().intake(), machine, timeMillis * 1000, values, ROW);
        PackedWindows.Progress progress = windows.read(state.window, reading, watermark);
        if (progress.isLate()) {
            lateRows.inc();
        }
        return follow(state, progress);
    }

    /** Lets time go on; returns what is known of the hops that are complete now. */
    List<Detection> pass(MachineState state, long watermark) {
        requireSameLayout(state);
        if (state.window != null) {
            return follow(state, windows.pass(state.window, state.machine, watermark));
        }
        if (state.forgotten <= watermark) {
            state.detection = null;
            state.timer = Long.MAX_VALUE;
        }
        return List.of();
    }

    private List<Detection> follow(MachineState state, PackedWindows.Progress progress) {
        state.window = progress.state();
        List<Detection> detections = new ArrayList<>();
        for (Window window : progress.windows()) {
            PackedDetector.Progress judged = detector.detect(state.detection, model.attend(window));
            state.detection = judged.state();
            state.forgotten = judged.forgottenMillis();
            detections.add(judged.detection());
        }
        state.timer = state.window == null ? state.forgotten : progress.timerMillis();
        return detections;
    }

    private void requireSameLayout(MachineState state) {
        int layout = plan.layout().hashCode();
        if (state.window == null && state.detection == null) {
            state.layout = layout;
        } else if (state.layout != layout) {
            throw Refusal.failure("model => '" + plan.place() + "': expected state of a model with " + plan.layout()
                    + ", found state of another one; start with that model, or without the savepoint");
        }
    }

    @Override
    public void close() {
        model.close();
    }
}

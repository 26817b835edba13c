package dev.heed.attend;

import dev.heed.models.ModelTag;
import dev.heed.window.Window;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes of a subtask, each begun with the first window for its model. Owned by the task's thread. */
final class ModelLanes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLanes.class);
    private static final String ONE = "";

    /** For which a lane without windows keeps its model. */
    private static final long IDLE_MILLIS = 10_000;

    private final AttendSettings settings;
    private final RuntimeContext context;
    private final AttendMetrics counts;
    /** By digest; in a job of one model that model's under an empty one. Metrics are read by another thread. */
    private final Map<String, ModelLane> lanes = new ConcurrentHashMap<>();
    /** By entity: the lane in which its last window may wait. */
    private final Map<String, ModelLane> lastLanes = new HashMap<>();

    ModelLanes(AttendSettings settings, RuntimeContext context, MetricGroup metrics) {
        this.settings = settings;
        this.context = context;
        this.counts = new AttendMetrics(
                metrics,
                () -> lanes.values().stream().mapToInt(ModelLane::target).max().orElse(1),
                () -> sum(lane -> lane.model().placement().gpuOperations()));
        AttendMetrics.SUSPECTS.gauge(metrics, () -> sum(lane -> lane.suspects().count()));
    }

    private int sum(ToIntFunction<ModelLane> part) {
        return lanes.values().stream().mapToInt(part).sum();
    }

    /** Begins the lane of the one model that the settings name. */
    void beginOne() {
        lanes.put(ONE, begin(settings));
    }

    /** The lane of a window's model. */
    ModelLane of(Window window) {
        ModelTag model = window.model();
        String key = model == null ? ONE : model.digest();
        ModelLane lane = lanes.get(key);
        if (lane == null) {
            if (model == null) {
                throw new IllegalStateException("a job of many models names one for each window");
            }
            lane = begin(settings.of(model, window.hop()));
            lanes.put(key, lane);
        }
        return lane;
    }

    private ModelLane begin(AttendSettings own) {
        BatchModel model = new BatchModel(own, context);
        LOG.info("{} attends on the {}", model.id(), model.placement());
        if (model.placement().isRounded()) {
            LOG.warn("the GPU rounds to TensorFloat-32, which moves forecasts by some hundredths: set"
                    + " NVIDIA_TF32_OVERRIDE=0 in the environment of the TaskManagers for outputs like a CPU's");
        }
        return new ModelLane(own, model, counts);
    }

    Collection<ModelLane> all() {
        return lanes.values();
    }

    /** The lane in which a window may wait that another model's of the same entity would overtake; null where there is none. */
    @Nullable
    ModelLane overtakenBy(Window window, ModelLane lane) {
        if (window.isShadow()) {
            return null;
        }
        ModelLane before = lastLanes.put(window.entity(), lane);
        return before == lane ? null : before;
    }

    /** All that waited has been sent. */
    void nothingWaits() {
        lastLanes.clear();
    }

    /** A window became a dead letter. */
    void setAside() {
        counts.setAside();
    }

    /** Lets go of models for which nothing came for long; nothing is under way. */
    void closeIdle(long nowMillis) throws IOException {
        for (Iterator<ModelLane> all = lanes.values().iterator(); all.hasNext(); ) {
            ModelLane lane = all.next();
            if (lane.isIdle(nowMillis, IDLE_MILLIS)) {
                all.remove();
                lane.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (ModelLane lane : lanes.values()) {
            lane.close();
        }
    }
}

package dev.heed.job;

import dev.heed.attend.AttendSettings;
import dev.heed.detect.DetectorSettings;
import dev.heed.forecast.ForecasterSettings;
import dev.heed.models.ServedModel;
import dev.heed.models.SettingsOf;
import dev.heed.window.WindowOptions;
import dev.heed.window.WindowShape;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** What each stage needs to know of each model, worked out of the options and the model's card when it is first asked for. */
final class ModelPlans implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Configuration options;
    private transient @Nullable Map<String, PipelinePlan> plans;

    ModelPlans(Configuration options) {
        this.options = options;
    }

    /** The plan of a model alone. */
    synchronized PipelinePlan of(ServedModel model) {
        Map<String, PipelinePlan> known = plans;
        if (known == null) {
            known = new HashMap<>();
            plans = known;
        }
        return known.computeIfAbsent(
                model.tag().digest(),
                absent -> PipelinePlan.of(
                        options, model.card(), model.tag().place(), model.tag().digest()));
    }

    SettingsOf<WindowShape> windows() {
        return model -> of(model).window();
    }

    SettingsOf<DetectorSettings> detectors() {
        return model -> of(model).detector();
    }

    SettingsOf<ForecasterSettings> forecasters() {
        return model -> of(model).forecaster();
    }

    /**
     * How any model is attended, beside its place and its digest; hops have as many steps as the options say, or 0 where each
     * model's card does.
     */
    AttendSettings attend() {
        return PipelinePlan.attend(
                options, "", "", options.getOptional(WindowOptions.HOP).orElse(0));
    }
}

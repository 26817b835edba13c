package dev.heed.sql.function;

import dev.heed.attend.AttendSettings;
import dev.heed.detect.DetectorSettings;
import dev.heed.forecast.ForecasterSettings;
import dev.heed.job.PipelinePlan;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.window.Completion;
import dev.heed.window.WindowShape;
import java.io.Serializable;
import org.apache.flink.configuration.Configuration;

/**
 * What the stages within a function must know; the job's defaults, but for time: the table's watermark says when a hop is complete.
 *
 * @param place of the model, as it was written in the statement
 * @param card the model's
 * @param window the window stage's
 * @param attend the model's
 * @param detector the detect stage's
 * @param forecaster the detect stage's, for forecasts
 * @param layout what the state depends on, in words
 */
record FunctionPlan(
        String place,
        ModelCard card,
        WindowShape window,
        AttendSettings attend,
        DetectorSettings detector,
        ForecasterSettings forecaster,
        String layout)
        implements Serializable {
    static FunctionPlan of(String place, ModelDirectory model) {
        PipelinePlan plan = PipelinePlan.of(new Configuration(), model.card(), place, model.digest());
        return new FunctionPlan(
                place,
                model.card(),
                plan.window().with(Completion.atTheWatermark()),
                plan.attend(),
                plan.detector(),
                plan.forecaster(),
                plan.stateOf());
    }
}

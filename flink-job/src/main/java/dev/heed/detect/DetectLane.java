package dev.heed.detect;

import dev.heed.forecast.Forecaster;
import dev.heed.forecast.ForecasterSettings;
import dev.heed.model.forecasting.Tracking;
import dev.heed.model.series.Period;
import dev.heed.models.ServedModel;
import java.nio.file.Path;

/**
 * What detects and forecasts after one model.
 *
 * @param model which
 * @param tracking of its forecasts
 */
record DetectLane(ServedModel model, Tracking tracking, Detector detector, Forecaster forecaster) {
    Period period() {
        return model.card().period();
    }

    /** @param directory of the model on this machine; looked at where backbones are refitted */
    static DetectLane of(ServedModel model, DetectorSettings settings, ForecasterSettings forecasting, Path directory) {
        return new DetectLane(
                model, forecasting.tracking(), new Detector(settings), new Forecaster(forecasting, directory));
    }
}

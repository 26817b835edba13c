package dev.heed.detect;

import dev.heed.forecast.Forecaster;
import dev.heed.forecast.ForecasterSettings;
import dev.heed.models.ServedModel;
import java.nio.file.Path;

/**
 * What detects and forecasts after one model.
 *
 * @param model which
 */
record DetectLane(ServedModel model, Detector detector, Forecaster forecaster) {
    /** @param directory of the model on this machine; looked at where backbones are refitted */
    static DetectLane of(ServedModel model, DetectorSettings settings, ForecasterSettings forecasting, Path directory) {
        return new DetectLane(model, new Detector(settings), new Forecaster(forecasting, directory));
    }
}

package dev.heed.detect;

import java.io.Serializable;

/**
 * When an alert opens and closes.
 *
 * @param openFactor a step is an anomaly from this multiple of the threshold on, ≥ closeFactor
 * @param closeFactor an open event goes on above this multiple of the threshold, &gt; 0
 * @param openSteps anomalous steps that open an event, ≥ 1
 * @param closeSteps steps below that close it, ≥ 1
 * @param updateSteps steps between updates of an open event, ≥ 1
 */
public record AlertRule(double openFactor, double closeFactor, int openSteps, int closeSteps, int updateSteps)
        implements Serializable {
    public AlertRule {
        if (!(closeFactor > 0) || !(openFactor >= closeFactor) || openSteps < 1 || closeSteps < 1 || updateSteps < 1) {
            throw new IllegalArgumentException("heed.detect: expected open-factor >= close-factor > 0 and open-steps,"
                    + " close-steps, update-steps >= 1, found " + openFactor + ", " + closeFactor + ", " + openSteps
                    + ", "
                    + closeSteps + ", " + updateSteps);
        }
    }
}

package dev.heed.detect;

import java.io.Serializable;

/**
 * When an alert opens and closes.
 *
 * @param falseAlertsPerStep that an entity without a fault may raise, &gt; 0
 * @param maxRise how far what is usual of an entity may rise above training, ≥ 1
 * @param closeSteps usual steps in a row that close an alert, ≥ 1
 * @param updateSteps steps between updates of an open alert, ≥ 1
 * @param acceptSteps after so many steps without becoming worse what an open alert shows is accepted as usual, ≥ 1
 * @param warmUpSteps scored steps of an entity that training has not seen in which no alert opens, ≥ 0
 */
public record AlertRule(
        double falseAlertsPerStep, double maxRise, int closeSteps, int updateSteps, int acceptSteps, int warmUpSteps)
        implements Serializable {
    public AlertRule {
        if (!(falseAlertsPerStep > 0)
                || !(maxRise >= 1)
                || closeSteps < 1
                || updateSteps < 1
                || acceptSteps < 1
                || warmUpSteps < 0) {
            throw new IllegalArgumentException("heed.detect: expected false alerts > 0 a step, max-rise >= 1, close,"
                    + " update and accept steps >= 1 and warm-up steps >= 0, found " + falseAlertsPerStep + ", "
                    + maxRise + ", " + closeSteps + ", " + updateSteps + ", " + acceptSteps + ", " + warmUpSteps);
        }
    }
}

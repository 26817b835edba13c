package dev.heed.detect;

import dev.heed.model.scoring.Scoring;
import dev.heed.model.series.Period;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the detect stage must know.
 *
 * @param scoring the model's
 * @param rule when alerts open and close
 * @param receptiveField R: an entity with less history has no score
 * @param period length of a step
 * @param retention how long, in event time, a silent entity's state is kept
 * @param levels number of quantile levels of a forecast
 */
public record DetectorSettings(
        Scoring scoring, AlertRule rule, int receptiveField, Period period, Duration retention, int levels)
        implements Serializable {}

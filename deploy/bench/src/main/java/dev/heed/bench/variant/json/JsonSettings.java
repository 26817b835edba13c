package dev.heed.bench.variant.json;

import dev.heed.model.series.Normalisation;
import dev.heed.model.series.Period;
import dev.heed.model.serving.Device;
import java.io.Serializable;

/**
 * What inference per record must know.
 *
 * @param modelDirectory where the model is
 * @param device where it runs
 * @param intraOpThreads threads within one operation
 * @param period length of a step
 * @param hop steps between two forecasts
 * @param receptiveField R: steps that are kept of an entity
 * @param normalisation whose means and variances are used as they are
 * @param topic of the results
 */
record JsonSettings(
        String modelDirectory,
        Device device,
        int intraOpThreads,
        Period period,
        int hop,
        int receptiveField,
        Normalisation normalisation,
        String topic)
        implements Serializable {}

package dev.heed.emit;

import dev.heed.metrics.Metric;
import dev.heed.metrics.Metric.Kind;

/** What the emit stage counts. */
public final class EmitMetrics {
    /** {@code emit: Committer.lostTransactions}. */
    public static final Metric LOST_TRANSACTIONS = new Metric(
            "emit: Committer",
            "lostTransactions",
            Kind.COUNTER,
            "Transactions of complete checkpoints that Kafka aborted: their outputs are gone. Alarm on it.");

    private EmitMetrics() {}
}

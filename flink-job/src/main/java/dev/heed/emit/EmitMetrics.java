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
            "transactions",
            "Transactions of complete checkpoints that Kafka aborted: their outputs are gone. Alarm on it.");

    /** {@code encode-dead-letters.reason.<reason>.deadLetters}. */
    public static final Metric DEAD_LETTERS = new Metric(
            "encode-dead-letters",
            "reason.<reason>.deadLetters",
            Kind.COUNTER,
            "records",
            "What went to dead-letters for that reason.");

    private EmitMetrics() {}
}

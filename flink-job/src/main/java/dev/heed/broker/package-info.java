/**
 * The broker before the start: in come a client's properties and what the job will do, out goes a {@link
 * dev.heed.model.refusal.Refusal} of one line where the broker would not let it, and the transactions that others left open.
 *
 * <p>Start with {@link dev.heed.broker.BrokerContact}, then {@link dev.heed.broker.JobAccess} and {@link
 * dev.heed.broker.OpenTransactions}.
 */
@NullMarked
package dev.heed.broker;

import org.jspecify.annotations.NullMarked;

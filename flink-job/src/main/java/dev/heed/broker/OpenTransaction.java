package dev.heed.broker;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * A transaction that is open on an output topic. Whoever reads only what is committed stands still before its first record.
 *
 * @param producerId of its producer
 * @param name none where the broker does not tell it, because this user may not describe it, or because no coordinator knows
 *     the transaction any more
 * @param topics where it has written, as text
 * @param heldBack records, its own included, that cannot be read before it ends
 */
public record OpenTransaction(long producerId, Optional<Name> name, String topics, long heldBack) {
    /**
     * What a transaction's coordinator tells of it.
     *
     * @param age since its begin
     */
    public record Name(String id, TransactionState state, Duration age) {}

    /** Its name alone. */
    public Optional<String> id() {
        return name.map(Name::id);
    }

    /** The prefix of the job that opened it. */
    public Optional<String> prefix() {
        return id().map(TransactionIds::prefix);
    }
}

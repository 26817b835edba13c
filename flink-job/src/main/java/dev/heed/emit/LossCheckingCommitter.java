package dev.heed.emit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flink's committer, which also finds out what became of the transactions that it could not commit. Flink's own logs and
 * counts them, and goes on: whether they were committed before, which a restart makes common, or were aborted by Kafka
 * because the job was down for longer than their timeout, so that their outputs are gone.
 */
final class LossCheckingCommitter implements Committer<KafkaCommittable> {
    private static final Logger LOG = LoggerFactory.getLogger(LossCheckingCommitter.class);

    private final Committer<KafkaCommittable> committer;
    private final CommittedRecords records;
    private final OnLostTransaction policy;
    private final Counter lost;

    /**
     * Wraps a committer.
     *
     * @param records tells what became of transactions
     * @param lost counts
     */
    LossCheckingCommitter(
            Committer<KafkaCommittable> committer, CommittedRecords records, OnLostTransaction policy, Counter lost) {
        this.committer = committer;
        this.records = records;
        this.policy = policy;
        this.lost = lost;
    }

    /** A request that may have failed for a reason that Flink's committer knows. */
    private static final class Request implements CommitRequest<KafkaCommittable> {
        private final CommitRequest<KafkaCommittable> request;
        private @Nullable Throwable failure;

        private Request(CommitRequest<KafkaCommittable> request) {
            this.request = request;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            failure = reason;
        }

        @Override
        public KafkaCommittable getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            request.signalFailedWithUnknownReason(reason);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable committable) {
            request.updateAndRetryLater(committable);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests) throws IOException, InterruptedException {
        List<Request> all = requests.stream().map(Request::new).toList();
        committer.commit(new ArrayList<>(all));
        List<Request> failed =
                all.stream().filter(request -> request.failure != null).toList();
        if (!failed.isEmpty()) {
            settle(failed);
        }
    }

    private void settle(List<Request> failed) {
        List<String> gone = new ArrayList<>();
        for (Request request : failed) {
            KafkaCommittable transaction = request.getCommittable();
            if (transaction instanceof AddressedTransaction addressed && records.has(addressed)) {
                request.signalAlreadyCommitted();
            } else {
                gone.add(transaction.getTransactionalId());
                request.request.signalFailedWithKnownReason(requireNonNull(request.failure));
            }
        }
        if (!gone.isEmpty()) {
            lost.inc(gone.size());
            tell(gone);
        }
    }

    private void tell(List<String> gone) {
        String line = "the outputs of the last checkpoint are lost: Kafka aborted " + String.join(", ", gone)
                + " before the job could commit; expected it to be back within heed.emit.transaction-timeout. To write"
                + " them, start from the checkpoint before it; or without one and with -Dheed.ingest.start=committed,"
                + " where the hops that were open then come out incomplete: it reads from "
                + inputOffsets();
        LOG.error(line);
        if (policy == OnLostTransaction.FAIL) {
            throw new SuppressRestartsException(new IllegalStateException(line));
        }
    }

    private String inputOffsets() {
        try {
            return records.inputOffsets();
        } catch (Exception e) {
            LOG.warn("the input's offsets could not be read", e);
            return "the offsets of group heed.ingest.group";
        }
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }
}

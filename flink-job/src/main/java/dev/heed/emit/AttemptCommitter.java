package dev.heed.emit;

import dev.heed.broker.TransactionIds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.util.IOUtils;

/**
 * One of Flink's committers for the transactions of each attempt. A committer tells the writer whose transactions begin as its own
 * do which of them have ended, and only then does the writer use their producers again: without, it makes one for each checkpoint.
 */
final class AttemptCommitter implements Committer<KafkaCommittable> {
    private final Function<String, Committer<KafkaCommittable>> committers;
    private final Map<String, Committer<KafkaCommittable>> byAttempt = new HashMap<>();

    /**
     * Commits nothing yet.
     *
     * @param committers Flink's, given how the names of an attempt's transactions begin
     */
    AttemptCommitter(Function<String, Committer<KafkaCommittable>> committers) {
        this.committers = committers;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests) throws IOException, InterruptedException {
        Map<String, List<CommitRequest<KafkaCommittable>>> attempts = new HashMap<>();
        for (CommitRequest<KafkaCommittable> request : requests) {
            String attempt = TransactionIds.attemptOf(request.getCommittable().getTransactionalId());
            attempts.computeIfAbsent(attempt, absent -> new ArrayList<>()).add(request);
        }
        for (Map.Entry<String, List<CommitRequest<KafkaCommittable>>> attempt : attempts.entrySet()) {
            byAttempt.computeIfAbsent(attempt.getKey(), committers).commit(attempt.getValue());
        }
    }

    @Override
    public void close() throws Exception {
        IOUtils.closeAll(byAttempt.values());
    }
}

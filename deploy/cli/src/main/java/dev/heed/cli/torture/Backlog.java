package dev.heed.cli.torture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a consumer group has not read yet. */
final class Backlog {
    private final Admin admin;
    private final String group;
    private final List<TopicPartition> partitions;

    /** That of a group in the first partitions of a topic. */
    Backlog(Admin admin, String group, String topic, int partitions) {
        this.admin = admin;
        this.group = group;
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /**
     * Waits until there is none; a job commits its offsets with checkpoints.
     *
     * @param patience for less to be left: a machine on which the load was more than it can do takes its time afterwards
     */
    void awaitNone(Duration patience) throws InterruptedException, ExecutionException {
        long least = Long.MAX_VALUE;
        long end = System.nanoTime();
        for (long left = count(); left > 0; left = count()) {
            if (left < least) {
                least = left;
                end = System.nanoTime() + patience.toNanos();
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the job stopped reading its input: " + left
                        + " records are left, as many as " + patience.toSeconds() + " s before");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private long count() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest())))
                .all()
                .get();
        long unread = 0;
        for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end : ends.entrySet()) {
            OffsetAndMetadata offset = read.get(end.getKey());
            unread += end.getValue().offset() - (offset == null ? 0 : offset.offset());
        }
        return unread;
    }
}

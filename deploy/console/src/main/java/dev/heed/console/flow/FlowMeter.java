package dev.heed.console.flow;

import dev.heed.model.refusal.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.jspecify.annotations.Nullable;

/** Looks once in two seconds at how far the topics have grown, and how far the job has read. */
public final class FlowMeter implements AutoCloseable {
    private static final long LOOK_MILLIS = 2_000;
    private static final long ANSWER_SECONDS = 10;
    private static final double SMOOTHING = .4;

    private final Admin admin;
    private final Map<String, String> roles;
    private final String group;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "flow-meter"));
    private final Map<String, Double> rates = new HashMap<>();
    private Map<String, Long> before = Map.of();
    private long lookedNanos;
    private volatile Seen seen = new Seen(List.of(), List.of(), null);

    /**
     * A meter.
     *
     * @param client properties of a Kafka client
     * @param roles topics, in order, and what each is: {@code in} or {@code out}
     * @param group the job's consumer group
     */
    public FlowMeter(Properties client, Map<String, String> roles, String group) {
        this.admin = Admin.create(client);
        this.roles = new LinkedHashMap<>(roles);
        this.group = group;
        this.lookedNanos = System.nanoTime();
        looks.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * A topic's flow.
     *
     * @param name the topic
     * @param role {@code in} or {@code out}
     * @param perSecond offsets a second: records, and a mark for each transaction
     * @param records offsets that it holds
     */
    public record TopicFlow(String name, String role, double perSecond, long records) {}

    /**
     * How far the job is behind in a partition of its input.
     *
     * @param topic of the input
     * @param partition of it
     * @param end its end
     * @param committed where the job was at its last checkpoint; null where there was none
     * @param lag what lies between; null where there was none
     */
    public record Lag(
            String topic,
            int partition,
            long end,
            @Nullable Long committed,
            @Nullable Long lag) {}

    /**
     * What was seen last.
     *
     * @param topics that are there
     * @param lag of each partition of the input
     * @param problem why nothing new could be seen; null where it could
     */
    public record Seen(
            List<TopicFlow> topics, List<Lag> lag, @Nullable String problem) {}

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void look() {
        try {
            seen = look(partitions());
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            seen = new Seen(seen.topics(), seen.lag(), "the broker does not say how much flows: " + Cause.inWords(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException, TimeoutException {
        List<TopicPartition> found = new ArrayList<>();
        for (Map.Entry<String, ? extends KafkaFuture<TopicDescription>> one :
                admin.describeTopics(roles.keySet()).topicNameValues().entrySet()) {
            try {
                one.getValue()
                        .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                        .partitions()
                        .forEach(p -> found.add(new TopicPartition(one.getKey(), p.partition())));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ApiException)) {
                    throw e;
                } // one that is missing, or that this user may not see, is not shown
            }
        }
        return found;
    }

    private Seen look(List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<String, Long> grown = ends.entrySet().stream()
                .collect(Collectors.groupingBy(
                        end -> end.getKey().topic(), Collectors.summingLong(Map.Entry::getValue)));
        rate(grown);
        List<TopicFlow> topics = new ArrayList<>();
        roles.forEach((topic, role) -> {
            if (grown.containsKey(topic)) {
                long held = ends.entrySet().stream()
                        .filter(end -> end.getKey().topic().equals(topic))
                        .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                        .sum();
                topics.add(new TopicFlow(topic, role, rates.getOrDefault(topic, 0.0), held));
            }
        });
        return new Seen(topics, lag(ends), null);
    }

    private void rate(Map<String, Long> grown) {
        long now = System.nanoTime();
        double seconds = (now - lookedNanos) / 1e9;
        grown.forEach((topic, end) -> {
            Long last = before.get(topic);
            if (last != null) {
                double rate = Math.max(0, end - last) / seconds;
                rates.merge(topic, rate, (old, fresh) -> old + SMOOTHING * (fresh - old));
            }
        });
        before = grown;
        lookedNanos = now;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = partitions.stream().collect(Collectors.toMap(p -> p, p -> spec));
        Map<TopicPartition, Long> found = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> one : admin.listOffsets(asked)
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .entrySet()) {
            found.put(one.getKey(), one.getValue().offset());
        }
        return found;
    }

    private List<Lag> lag(Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        return ends.entrySet().stream()
                .filter(end -> "in".equals(roles.get(end.getKey().topic())))
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition)))
                .map(end -> {
                    OffsetAndMetadata at = committed.get(end.getKey());
                    return new Lag(
                            end.getKey().topic(),
                            end.getKey().partition(),
                            end.getValue(),
                            at == null ? null : at.offset(),
                            at == null ? null : Math.max(0, end.getValue() - at.offset()));
                })
                .toList();
    }

    /** What was seen last. */
    public Seen seen() {
        return seen;
    }

    public String group() {
        return group;
    }

    @Override
    public void close() {
        looks.shutdownNow();
        admin.close(Duration.ZERO);
    }
}

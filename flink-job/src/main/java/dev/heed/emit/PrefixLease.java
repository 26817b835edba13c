package dev.heed.emit;

import dev.heed.broker.BrokerContact;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says, for as long as a job runs, that its transaction prefix is taken. Kafka itself would let a second job of the same
 * prefix fence the first one's producers. The lease is the membership in a consumer group of the prefix's name, which Kafka
 * ends within {@link #SESSION} when the process dies.
 */
public final class PrefixLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrefixLease.class);
    private static final Duration SESSION = Duration.ofSeconds(6);
    private static final Duration PATIENCE = SESSION.multipliedBy(2);
    private static final Pattern NO_TOPIC = Pattern.compile("(?!)");

    private final Consumer<byte[], byte[]> member;
    private final Thread thread = new Thread(this::keep, "heed-prefix-lease");

    private PrefixLease(Consumer<byte[], byte[]> member) {
        this.member = member;
        thread.setDaemon(true);
    }

    /**
     * Takes the lease, without a look at who has it.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     */
    static PrefixLease take(Properties client, String prefix) {
        Properties own = new Properties();
        own.putAll(client);
        own.put(ConsumerConfig.GROUP_ID_CONFIG, group(prefix));
        own.put(
                ConsumerConfig.CLIENT_ID_CONFIG,
                group(prefix) + "-" + ProcessHandle.current().pid());
        own.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION.toMillis()));
        own.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Math.toIntExact(SESSION.toMillis() / 4));
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        PrefixLease lease =
                new PrefixLease(new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        lease.member.subscribe(NO_TOPIC);
        lease.thread.start();
        return lease;
    }

    /** The consumer group whose member has the prefix. */
    public static String group(String prefix) {
        return prefix + ".lease";
    }

    private void keep() {
        try (member) {
            while (true) {
                member.poll(SESSION);
            }
        } catch (WakeupException e) {
            LOG.debug("the lease is given back");
        } catch (KafkaException e) {
            LOG.warn("the transaction prefix is no longer leased: {}", Cause.inWords(e));
        }
    }

    /**
     * Refuses a prefix that a running job has. A job that has just died has it for some seconds more: they are waited for.
     *
     * @throws Refusal when it is taken, or that cannot be found out
     */
    public static void requireFree(Properties client, String prefix) {
        requireFree(client, prefix, PATIENCE);
    }

    /** Refuses a prefix as the other method does, with another time to wait. */
    public static void requireFree(Properties client, String prefix, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Admin admin = BrokerContact.admin(client)) {
            Collection<MemberDescription> holders = holders(admin, prefix);
            while (!holders.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    MemberDescription holder = holders.iterator().next();
                    throw Refusal.preflight(
                            "heed.emit.transaction-prefix: expected one that no running job has, found '"
                                    + prefix + "' taken by " + holder.clientId() + " at " + holder.host()
                                    + "; stop that job, or give this one another prefix");
                }
                TimeUnit.MILLISECONDS.sleep(500);
                holders = holders(admin, prefix);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.preflight("interrupted while asking who has the transaction prefix");
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unknown(prefix, e);
        }
    }

    /**
     * Whether a job that runs, or has just died, has a prefix.
     *
     * @throws Refusal when that cannot be found out
     */
    public static boolean isHeld(Properties client, String prefix) {
        try (Admin admin = BrokerContact.admin(client)) {
            return !holders(admin, prefix).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.preflight("interrupted while asking who has the transaction prefix");
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unknown(prefix, e);
        }
    }

    private static Refusal unknown(String prefix, Exception e) {
        return Refusal.preflight("heed.emit.transaction-prefix: expected to see whether a running job has '" + prefix
                        + "', found: " + Cause.inWords(e) + "; allow the job's user Describe on group "
                        + group(prefix))
                .causedBy(e);
    }

    private static Collection<MemberDescription> holders(Admin admin, String prefix)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return admin
                    .describeConsumerGroups(List.of(group(prefix)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .toList();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw e;
        }
    }

    @Override
    public void close() throws InterruptedException {
        member.wakeup();
        thread.join(SESSION.toMillis());
    }
}

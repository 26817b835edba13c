package dev.heed.broker;

import dev.heed.model.refusal.Refusal;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/** The first word with a broker: whether it answers and lets the client in, or else why not and what to do. */
public final class BrokerContact {
    /** How the clients' ids begin whose failures are told by a refusal, so that their own log lines can be left out. */
    public static final String CLIENT_ID = "heed-before-start";

    private static final int PATIENCE_SECONDS = 15;
    /** Kafka's clients try again for ever when the two sides do not speak the same protocol; then it is looked at. */
    private static final int FIRST_SECONDS = 3;

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private BrokerContact() {}

    /** A client's properties with an id and with waiting times for questions before the start. */
    static Properties beforeStart(Properties client) {
        Properties own = new Properties();
        own.putAll(client);
        own.put(AdminClientConfig.CLIENT_ID_CONFIG, CLIENT_ID + "-" + CLIENTS.incrementAndGet());
        own.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Integer.toString(PATIENCE_SECONDS * 1_000));
        own.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Integer.toString(PATIENCE_SECONDS * 1_000));
        return own;
    }

    /**
     * A client for questions before the start.
     *
     * @param client properties of the Kafka clients, {@code bootstrap.servers} among them
     * @throws Refusal when the properties cannot be used
     */
    public static Admin admin(Properties client) {
        try {
            return Admin.create(beforeStart(client));
        } catch (KafkaException e) {
            throw refusal(client, e);
        }
    }

    /**
     * Checks that a broker answers and lets the client in.
     *
     * @throws Refusal otherwise, within half a minute
     */
    public static void require(Properties client) {
        Greeting greeting = greeting(client);
        if (!greeting.isTls()) {
            refuse(client, greeting); // Kafka's client would take a TLS server's first bytes for a size to allocate
        }
        try (Admin admin = admin(client)) {
            Future<?> nodes = admin.describeCluster().nodes();
            try {
                nodes.get(FIRST_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                refuse(client, greeting);
                nodes.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while waiting for " + address(client));
        } catch (ExecutionException | TimeoutException e) {
            throw refusal(client, e);
        }
    }

    private static Greeting greeting(Properties client) {
        try {
            return new Greeting(client);
        } catch (KafkaException e) {
            throw refusal(client, e);
        }
    }

    private static void refuse(Properties client, Greeting greeting) {
        greeting.mismatch().ifPresent(found -> {
            throw refusal(client, found);
        });
    }

    /** What a problem with a broker means, in one line. */
    public static Refusal refusal(Properties client, Throwable problem) {
        Throwable cause = ExceptionUtils.stripExecutionException(problem);
        boolean isLate =
                cause instanceof TimeoutException || cause instanceof org.apache.kafka.common.errors.TimeoutException;
        if (isLate) {
            return refusal(client, new Greeting(client).silence(PATIENCE_SECONDS))
                    .causedBy(problem);
        }
        String found = cause instanceof AuthenticationException
                ? "that it does not let this client in: " + AuthenticationWords.of(cause)
                : AuthenticationWords.ofProperties(cause);
        return refusal(client, found).causedBy(problem);
    }

    private static Refusal refusal(Properties client, String found) {
        return Refusal.preflight(
                "--bootstrap-server " + address(client) + ": expected a Kafka broker that answers, found " + found);
    }

    static String address(Properties client) {
        return client.getProperty(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    }

    /** Waits for an answer. */
    static <T> T answer(Future<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}

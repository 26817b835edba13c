package dev.heed.cli.flink;

import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster that runs somewhere, by its REST address. */
public record FlinkCluster(String host, int port) {
    private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");
    private static final int MOST_PORT = 65_535;
    /** What Flink answers before its JobManager leads. */
    private static final int STARTING = 503;

    private static final long PAUSE_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /**
     * The cluster at {@code HOST:PORT}.
     *
     * @throws Refusal of usage when the address is none
     */
    public static FlinkCluster at(String address) {
        Matcher parts = ADDRESS.matcher(address);
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (port < 1 || port > MOST_PORT) {
            throw Refusal.usage("--cluster: expected HOST:PORT, found '" + address + "'");
        }
        return new FlinkCluster(parts.group(1), port);
    }

    /**
     * Checks that a Flink cluster is there, unless it is asked over TLS.
     *
     * @throws Refusal of a preflight check when none answers in some seconds
     */
    public void requireAnswer(Configuration settings) {
        if (settings.get(SecurityOptions.SSL_REST_ENABLED)) {
            return;
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + this + "/config"))
                .timeout(PATIENCE)
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            while (answer.statusCode() == STARTING && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            }
            if (!answer.body().contains("flink-version")) {
                throw silent(answer.statusCode() == STARTING ? "one that is starting" : "another server");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("interrupted while waiting for " + this);
        } catch (IOException e) {
            throw silent(Cause.inWords(e)).causedBy(e);
        }
    }

    private Refusal silent(String found) {
        return Refusal.preflight("--cluster %s: expected a Flink cluster that answers within %d s, found: %s; is its"
                        .formatted(this, PATIENCE.toSeconds(), found)
                + " JobManager running, and is this its REST address?");
    }

    /** An environment whose jobs go to the cluster, with the jars that they need. */
    public StreamExecutionEnvironment environment(Configuration settings) {
        return StreamExecutionEnvironment.createRemoteEnvironment(host, port, settings, JobJars.onClassPath());
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

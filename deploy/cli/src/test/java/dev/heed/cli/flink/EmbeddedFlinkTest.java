package dev.heed.cli.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

class EmbeddedFlinkTest {
    @Test
    void listensOnLoopbackAloneWhileAJobRuns() throws Exception {
        assumeTrue(ListeningSockets.areKnown());
        Set<InetSocketAddress> before = ListeningSockets.ofThisProcess();
        StreamExecutionEnvironment env = EmbeddedFlink.environment(new Configuration());
        env.fromSequence(0, Long.MAX_VALUE).sinkTo(new DiscardingSink<>());
        JobClient job = env.executeAsync("endless");
        try {
            Set<InetSocketAddress> addresses = ListeningSockets.ofThisProcess();
            addresses.removeAll(before);
            assertThat(addresses).isNotEmpty().allMatch(at -> at.getAddress().isLoopbackAddress());
        } finally {
            job.cancel().get();
        }
    }

    @Test
    void waitsAMinuteForASlotUnlessItIsToldAnother() {
        Configuration given = new Configuration();
        assertThat(EmbeddedFlink.closed(given).get(JobManagerOptions.SLOT_REQUEST_TIMEOUT))
                .isEqualTo(Duration.ofMinutes(1));
        given.set(JobManagerOptions.SLOT_REQUEST_TIMEOUT, Duration.ofMinutes(2));
        assertThat(EmbeddedFlink.closed(given).get(JobManagerOptions.SLOT_REQUEST_TIMEOUT))
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void takesNoJar() throws Exception {
        assertThat(upload(new Configuration())).isEqualTo(400);
        Configuration open = new Configuration();
        open.set(WebOptions.SUBMIT_ENABLE, true);
        assertThat(upload(open)).isEqualTo(200);
    }

    /** The answer to a jar that is posted to a running cluster. */
    private int upload(Configuration settings) throws Exception {
        String jar = "--b\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"a.jar\"\r\n"
                + "Content-Type: application/x-java-archive\r\n\r\nPK\r\n--b--\r\n";
        try (MiniCluster flink = EmbeddedFlink.cluster(settings, 1)) {
            URI rest = flink.getRestAddress().get();
            new FlinkCluster(rest.getHost(), rest.getPort()).requireAnswer(settings);
            HttpRequest upload = HttpRequest.newBuilder(rest.resolve("/jars/upload"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(HttpRequest.BodyPublishers.ofString(jar))
                    .build();
            return HttpClient.newHttpClient()
                    .send(upload, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void keepsWhatTheUserSet() {
        Configuration given = new Configuration();
        given.set(RestOptions.BIND_ADDRESS, "0.0.0.0");
        given.set(RestOptions.PORT, 8099);
        given.set(JobManagerOptions.BIND_HOST, "10.0.0.1");
        given.set(TaskManagerOptions.BIND_HOST, "10.0.0.2");
        given.set(WebOptions.SUBMIT_ENABLE, true);
        Configuration settings = EmbeddedFlink.closed(given);
        assertThat(settings.toMap()).containsAllEntriesOf(given.toMap());
        assertThat(settings.get(RestOptions.BIND_PORT)).isEqualTo("8099");
    }
}

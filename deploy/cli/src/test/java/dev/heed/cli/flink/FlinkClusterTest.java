package dev.heed.cli.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.heed.cli.kafka.FreePort;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkClusterTest {
    private final Configuration settings = new Configuration();

    @Test
    void answersWhenItRuns() throws Exception {
        try (MiniCluster flink = EmbeddedFlink.cluster(settings, 1)) {
            FlinkCluster.at("localhost:" + flink.getRestAddress().get().getPort())
                    .requireAnswer(settings);
        }
    }

    @Test
    void isRefusedAtOnceWhereNothingListens() throws IOException {
        FlinkCluster nobody = new FlinkCluster("localhost", FreePort.next());
        assertThatThrownBy(() -> nobody.requireAnswer(settings))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--cluster " + nobody + ": expected a Flink cluster")
                .hasMessageContaining("found: connection refused")
                .extracting(refusal -> ((Refusal) refusal).kind())
                .isEqualTo(Refusal.Kind.PREFLIGHT);
    }

    @Test
    void isRefusedWithinSecondsWhereNobodyAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            FlinkCluster mute = new FlinkCluster("localhost", silent.getLocalPort());
            long begin = System.nanoTime();
            assertThatThrownBy(() -> mute.requireAnswer(settings)).hasMessageContaining("that answers within 4 s");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void isRefusedWhereAnotherServerAnswers() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        other.createContext("/", exchange -> {
            byte[] answer = "hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        other.start();
        try {
            FlinkCluster cluster =
                    new FlinkCluster("localhost", other.getAddress().getPort());
            assertThatThrownBy(() -> cluster.requireAnswer(settings)).hasMessageContaining("found: another server");
        } finally {
            other.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", ":8081", "localhost:", "localhost:x", "localhost:0", "localhost:70000"})
    void hasAHostAndAPort(String address) {
        assertThatThrownBy(() -> FlinkCluster.at(address))
                .hasMessage("--cluster: expected HOST:PORT, found '" + address + "'");
    }

    @Test
    void getsJobsUnderItsAddress() {
        Configuration ofJobs = new Configuration();
        new FlinkCluster("flink", 8081)
                .environment(settings)
                .getConfiguration()
                .toMap()
                .forEach(ofJobs::setString);
        assertThat(ofJobs.get(RestOptions.ADDRESS)).isEqualTo("flink");
        assertThat(ofJobs.get(RestOptions.PORT)).isEqualTo(8081);
    }
}

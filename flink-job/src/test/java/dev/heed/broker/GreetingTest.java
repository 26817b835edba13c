package dev.heed.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class GreetingTest {
    private static Greeting greeting(int port) {
        Properties client = new Properties();
        client.put("bootstrap.servers", "localhost:" + port);
        client.put("security.protocol", "SSL");
        return new Greeting(client);
    }

    @Test
    void tellsAServerThatSaysNothingFromNone() throws IOException {
        int port;
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            port = silent.getLocalPort();
            assertThat(greeting(port).silence(15))
                    .contains("takes the connection", "within 15 s", "(SASL) that security.protocol SSL does not give");
            assertThat(greeting(port).mismatch()).isEmpty();
        }
        assertThat(greeting(port).silence(15)).startsWith("no answer in 15 s; is it running");
        assertThat(greeting(port).mismatch()).isEmpty();
    }
}

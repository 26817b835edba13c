package dev.heed.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @RepeatedTest(20)
    void canBeTakenAndIsNeverOneOfOutgoingConnections() throws Exception {
        int port = FreePort.next();
        assertThat(port).isLessThan(32_768);
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
            assertThat(taken.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void differsFromCallToCall() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            ports.add(FreePort.next());
        }
        assertThat(ports).hasSizeGreaterThan(15);
    }
}

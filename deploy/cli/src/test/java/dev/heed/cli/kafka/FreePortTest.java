package dev.heed.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
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

    @Test
    void refusesAPortThatIsTakenOrIsNone() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            assertThatThrownBy(() -> FreePort.require("--port", taken.getLocalPort()))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("--port " + taken.getLocalPort()
                            + ": expected a port that is free, found it taken; give another");
        }
        assertThatThrownBy(() -> FreePort.require("--port", -1)).hasMessageContaining("found -1");
        FreePort.require("--port", 0);
    }
}

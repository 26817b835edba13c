package dev.heed.console.notify.destination;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpDoorTest {
    private static HttpDoor door(String address) {
        return new HttpDoor(URI.create(address), "POST", Map.of(), Duration.ofSeconds(5));
    }

    @Test
    void aHostThatThereIsNoneOfIsToldAsThat() {
        assertThatThrownBy(() -> door("http://no-such-host.invalid/").send("", Map.of()))
                .isInstanceOf(NotDelivered.class)
                .hasMessage("no such host as no-such-host.invalid");
    }

    @Test
    void aPortIsOne() {
        assertThatThrownBy(() -> door("http://localhost:65536/")).isInstanceOf(IllegalArgumentException.class);
    }
}

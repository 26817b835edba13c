package dev.heed.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.refusal.Refusal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private static Entrance at(String host, int port, Optional<String> token) {
        return new Entrance(host, port, Set.of(), token, Optional.empty(), false);
    }

    @Test
    void othersNeedATokenOrAUser() {
        assertThatThrownBy(() -> at("0.0.0.0", 0, Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--bind 0.0.0.0: expected --token or --users");
        assertThat(at("0.0.0.0", 0, Optional.of("0123456789abcdef")).asks()).isTrue();
    }

    @Test
    void thisMachineNeedsNone() {
        assertThat(at("127.0.0.1", 0, Optional.empty()).asks()).isFalse();
        assertThat(at("::1", 0, Optional.empty()).asks()).isFalse();
    }

    @Test
    void aTokenMustNotBeGuessed() {
        assertThatThrownBy(() -> at("127.0.0.1", 0, Optional.of("heed")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("16 or more characters, found 4")
                .hasMessageNotContaining("heed");
    }

    @Test
    void aPortIsOne() {
        assertThatThrownBy(() -> at("127.0.0.1", 70_000, Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--port: expected 0 to 65535, found 70000");
    }

    @Test
    void tellsAnAddressOfAnotherMachineFromAPortThatIsTaken() {
        assertThat(at("203.0.113.7", 8077, Optional.of("0123456789abcdef")).taken(new IllegalStateException()))
                .hasMessage("--bind: expected an address of this machine, found '203.0.113.7'");
        assertThat(at("127.0.0.1", 8077, Optional.of("0123456789abcdef")).taken(new IllegalStateException()))
                .hasMessageContaining("--port 8077: expected a port that is free on 127.0.0.1");
        assertThat(at("0.0.0.0", 8077, Optional.of("0123456789abcdef")).taken(new IllegalStateException()))
                .hasMessageContaining("found it taken");
    }
}

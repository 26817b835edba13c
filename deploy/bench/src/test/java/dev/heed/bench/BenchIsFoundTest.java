package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import org.junit.jupiter.api.Test;

class BenchIsFoundTest {
    @Test
    void isListedAmongTheCommandsOfHeed() {
        assertThat(CommandLineFixture.heed("--help").out())
                .contains("bench", "Measure the whole job on this machine, beside its baselines.");
    }

    @Test
    void takesTheOptionsThatAllCommandsTake() {
        CommandLineFixture help = CommandLineFixture.heed("bench", "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Usage: heed bench", "--verbose", "--state-of", "Examples:", "-D=KEY=VALUE");
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    }
}

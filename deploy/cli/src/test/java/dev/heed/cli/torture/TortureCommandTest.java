package dev.heed.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.CommandLineFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TortureCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--minutes=0           | expected --minutes, --faults and --pause of 1 or more",
                "--rate=5              | --rate of 20 or more",
                "--faults=0            | --faults and --pause of 1 or more",
                "--pause=0             | 2147483647, 0 and",
                "--switches=0          | expected --switches, --phase and --pumps of 1 or more and --kills of 0 or more",
                "--kills=-1            | found 100, 60, 200 and -1",
                "--only=kill-broker,no | --only: expected some of [kill-task-manager, ",
            })
    void refusesInOneLine(String option, String told) {
        CommandLineFixture torture = CommandLineFixture.heed("torture", option);
        assertThat(torture.status()).isEqualTo(2);
        assertThat(torture.err().lines()).hasSize(1);
        assertThat(torture.err()).contains(told);
    }
}

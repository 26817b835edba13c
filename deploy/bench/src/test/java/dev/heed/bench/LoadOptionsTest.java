package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.bench.load.Load;
import dev.heed.model.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LoadOptionsTest {
    private static LoadOptions options(String... arguments) {
        return CommandLine.populateCommand(new LoadOptions(), arguments);
    }

    @Test
    void streamTwoHundredMachinesByDefault() {
        assertThat(options().load()).isEqualTo(new Load(200, 8, 64, 32, 2));
    }

    @Test
    void eachChangeTheirOwnPartOfTheLoad() {
        assertThat(options("--entities=3", "--channels=5", "--block=12", "--hop=4", "--partitions=7")
                        .load())
                .isEqualTo(new Load(3, 5, 12, 4, 7));
    }

    @Test
    void giveTheSameLoadForAnotherNumberOfEntities() {
        assertThat(options("--entities=3", "--channels=5").load(1_000)).isEqualTo(new Load(1_000, 5, 64, 32, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "--entities=0, expected at least 1 entity",
        "--channels=0, expected at least 1 entity",
        "--block=0, expected at least 1 entity",
        "--hop=0, expected at least 1 entity",
        "--partitions=0, expected at least 1 entity",
        "--hop=48, expected --block and --hop of which one divides the other"
    })
    void refuseALoadThatCannotBeStreamedAsAWrongUse(String argument, String expected) {
        LoadOptions options = options(argument);
        assertThatThrownBy(options::load)
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
                .hasMessageContaining(expected);
    }
}

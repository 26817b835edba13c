package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.bench.load.Load;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelCard;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchModelTest {
    @TempDir
    Path scratch;

    @Test
    void hasTheShapeOfTheLoadAndOfItsNetwork() {
        ModelCard card = LocalModel.directory().card();
        assertThat(card.name()).isEqualTo("bench");
        assertThat(card.channels()).isEqualTo(LocalModel.LOAD.channelNames());
        assertThat(card.period().micros()).isEqualTo(Load.PERIOD_MICROS);
        assertThat(card.receptiveField()).isEqualTo(18);
    }

    @Test
    void isOpenedByItsDirectoryToo() {
        String path = LocalModel.directory().path().toString();
        assertThat(BenchModel.open(path, LocalModel.LOAD, 2, scratch).digest())
                .isEqualTo(LocalModel.directory().digest());
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void isRefusedWithOtherChannelsThanTheLoads() {
        String path = LocalModel.directory().path().toString();
        assertThatThrownBy(() -> BenchModel.open(path, new Load(4, 3, 16, 8, 2), 2, scratch))
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(Refusal.Kind.USAGE))
                .hasMessageContaining("--model " + path + ": expected a model of 3 channels and steps of 1ms, found 2");
    }

    @Test
    void isRefusedWhereThereIsNone() {
        String nowhere = scratch.resolve("none").toString();
        assertThatThrownBy(() -> BenchModel.open(nowhere, LocalModel.LOAD, 2, scratch))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("expected a model directory");
    }
}

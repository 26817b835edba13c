package dev.heed.model.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.model.RandomModels;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedModelsTest {
    @TempDir
    Path directory;

    @Test
    void loadsAModelOnceForAllWhoServeItAlike() {
        RandomModels.write(directory, RandomModels.small(), 2);
        try (SharedModels.Lease first = SharedModels.acquire(directory, ServingOptions.defaults());
                SharedModels.Lease second = SharedModels.acquire(directory, ServingOptions.defaults());
                SharedModels.Lease other = SharedModels.acquire(
                        directory, ServingOptions.defaults().withHop(2))) {
            assertThat(second.model()).isSameAs(first.model());
            assertThat(other.model()).isNotSameAs(first.model());
        }
    }

    @Test
    void keepsAModelOpenUntilItsLastLeaseIsClosed() {
        RandomModels.write(directory, RandomModels.small(), 2);
        SharedModels.Lease first = SharedModels.acquire(directory, ServingOptions.defaults());
        SharedModels.Lease second = SharedModels.acquire(directory, ServingOptions.defaults());
        ServingModel model = first.model();
        Windows windows = StoredWindows.cut(StoredWindows.series(model.steps(), 2), 2, model.steps(), List.of(0));

        first.close();
        first.close();
        assertThat(model.run(1, windows, 0).count()).isEqualTo(1);

        second.close();
        assertThatThrownBy(() -> model.run(1, windows, 0)).isInstanceOf(IllegalStateException.class);
    }
}

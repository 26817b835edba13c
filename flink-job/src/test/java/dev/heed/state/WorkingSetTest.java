package dev.heed.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkingSetTest {
    private final WorkingSet<String> set = new WorkingSet<>(10);
    private final List<String> written = new ArrayList<>();

    private void checkpoint(int size) throws IOException {
        set.write((key, value) -> {
            written.add(key + value);
            return size;
        });
    }

    @Test
    void takesInWhileThereIsRoom() {
        set.offer("a", "1", 6);
        set.offer("b", "1", 5);
        set.offer("c", "1", 4);
        assertThat(set.get("a")).isEqualTo("1");
        assertThat(set.get("b")).isNull();
        assertThat(set.get("c")).isEqualTo("1");
        assertThat(set.replace("b", "2")).isFalse();
    }

    @Test
    void writesAtACheckpointWhatHasChangedSince() throws IOException {
        set.offer("a", "1", 6);
        assertThat(set.replace("a", "2")).isTrue();
        assertThat(set.replace("a", "3")).isTrue();
        checkpoint(6);
        assertThat(written).containsExactly("a3");
        assertThat(set.get("a")).isEqualTo("3");
    }

    @Test
    void letsGoOfWhoDoesNotComeBetweenTwoCheckpoints() throws IOException {
        set.offer("a", "1", 6);
        set.replace("a", "2");
        checkpoint(6);
        checkpoint(6);
        assertThat(written).containsExactly("a2");
        assertThat(set.get("a")).isNull();
        set.offer("b", "1", 10);
        assertThat(set.get("b")).isEqualTo("1");
    }

    @Test
    void countsWhatAValueHasGrownTo() throws IOException {
        set.offer("a", "1", 1);
        set.replace("a", "2");
        checkpoint(9);
        set.offer("b", "1", 2);
        assertThat(set.get("b")).isNull();
        set.remove("a");
        set.offer("b", "1", 10);
        assertThat(set.get("b")).isEqualTo("1");
    }
}

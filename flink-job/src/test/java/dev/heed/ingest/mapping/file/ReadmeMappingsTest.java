package dev.heed.ingest.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.RawReading;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.ingest.mapping.RecordMapping;
import dev.heed.ingest.mapping.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mappings that the README shows are read as they stand there, and so are the records below them. */
class ReadmeMappingsTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```\n(?:```\n(.*?)\n```)?", Pattern.DOTALL);

    @TempDir
    private Path directory;

    private final List<RawReading> readings = new ArrayList<>();

    private void read(String mapping, @Nullable String record) throws IOException {
        Mappings mappings = MappingFile.read(Files.writeString(directory.resolve("mapping.yaml"), mapping));
        RecordMapping one = mappings.topics().get(0).mapping();
        if (record != null) {
            readings.addAll(MappingFixture.readings(
                    new RecordMapper(one), Sent.text(record).withKey("pump-1")));
        }
    }

    @Test
    void readsEachExample() throws IOException {
        Files.writeString(directory.resolve("event.avsc"), """
                {"type": "record", "name": "Event", "fields": [
                  {"name": "device", "type": {"type": "record", "name": "Device", "fields": [{"name": "id", "type": "string"}]}},
                  {"name": "at", "type": "long"}, {"name": "flow", "type": "float"}, {"name": "temp", "type": "double"}]}
                """);
        Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
        int count = 0;
        while (examples.find()) {
            read(examples.group(1), examples.group(2));
            count++;
        }
        assertThat(count).isEqualTo(6);
        assertThat(readings)
                .hasSize(5)
                .allSatisfy(reading ->
                        assertThat(reading.timeMicros()).isIn(1_767_225_600_000_000L, 1_782_864_000_000_000L));
        assertThat(readings)
                .extracting(RawReading::entity)
                .containsExactly("pump-1", "pump-1", "north", "pump-1", "pump-1");
        assertThat(readings.get(0).values()).containsExactly(2.5, 25.5);
        assertThat(readings.get(1).values()).containsExactly(.1, 1, .2, 1.1, .1, .9);
        assertThat(readings.get(2).channels()).containsExactly("flow");
        assertThat(readings.get(3).values()).containsExactly(2.5, 25.5);
        assertThat(readings.get(4).values()).containsExactly(2.5, 25.5);
    }
}

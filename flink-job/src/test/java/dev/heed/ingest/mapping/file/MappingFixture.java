package dev.heed.ingest.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.fields.UnmappedRecord;
import dev.heed.ingest.mapping.Envelope;
import dev.heed.ingest.mapping.MappedRecord;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.RawReading;
import dev.heed.ingest.mapping.RecordMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Mappings as a user writes them. */
public final class MappingFixture {
    private MappingFixture() {}

    /** The mappings of a file with this text. */
    public static Mappings mappings(String yaml) {
        return MappingFile.read(file(yaml));
    }

    /** A file with this text. */
    public static Path file(String yaml) {
        try {
            Path file = Files.createTempFile("mapping", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mapper of the mapping that the text is. */
    public static RecordMapper mapper(String yaml) {
        return new RecordMapper(mappings(yaml).of("plant-north").orElseThrow());
    }

    /** The readings of a record with which nothing is wrong. */
    public static List<RawReading> readings(RecordMapper mapper, Envelope record) {
        MappedRecord mapped = mapper.map(record);
        assertThat(mapped.problem()).isNull();
        return mapped.readings();
    }

    /** The only reading of such. */
    public static RawReading reading(RecordMapper mapper, Envelope record) {
        List<RawReading> readings = readings(mapper, record);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    /** What is wrong with a record. */
    public static String problem(RecordMapper mapper, Envelope record) {
        return String.valueOf(unmapped(mapper, record).getMessage());
    }

    /** What kind of problem that is. */
    public static UnmappedRecord.Problem kind(RecordMapper mapper, Envelope record) {
        return unmapped(mapper, record).problem();
    }

    private static UnmappedRecord unmapped(RecordMapper mapper, Envelope record) {
        return Objects.requireNonNull(mapper.map(record).problem());
    }
}

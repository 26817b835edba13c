package dev.heed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.schemas.Forecast;
import dev.heed.schemas.ModelRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordWriterTest {
    private final RecordWriter<Forecast> encoder = new SingleObject().writer(Forecast.class);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 100_000})
    void writesTheBytesThatAvroWrites(int values) throws IOException {
        float[] array = new float[values];
        for (int i = 0; i < values; i++) {
            array[i] = i % 5 == 0 ? Float.NaN : 1.5f * i - 3;
        }
        Forecast forecast = new Forecast(
                "pump-é",
                Instant.parse("2026-01-01T00:00:00.000001Z"),
                250 / 3.,
                List.of("flow", "pressure"),
                new ModelRef("model", "1", "digest"),
                List.of(.1f, .5f),
                new FloatList(array));
        ByteBuffer expected = Forecast.getEncoder().encode(forecast);

        assertThat(encoder.encode(forecast))
                .isEqualTo(Arrays.copyOfRange(expected.array(), expected.position(), expected.limit()))
                .isEqualTo(encoder.encode(forecast));
    }
}

package dev.heed.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.ingest.Reason;
import dev.heed.ingest.Rejected;
import dev.heed.model.series.Intake;
import dev.heed.schemas.SensorReading;
import dev.heed.window.NotTaken;
import dev.heed.wire.Micros;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.junit.jupiter.api.Test;

class EncodeNotTakenTest {
    private static final Origin ORIGIN = new Origin("readings", 3, 42);

    private static Rejected rejected(int[] channels, double period, float... values) {
        EncodeNotTaken encode = new EncodeNotTaken(new SingleObject(), Intake.plain(List.of("flow", "pressure")));
        encode.open(DefaultOpenContext.INSTANCE);
        Reading part = new Reading("pump", 1_500_999, period, channels, values, ORIGIN);
        return encode.map(new NotTaken(part, Reason.LATE, "expected 1, found 2"));
    }

    private static SensorReading read(Rejected rejected) throws UnreadableRecord {
        return new SingleObject().reader(SensorReading.class).read(Objects.requireNonNull(rejected.value()));
    }

    @Test
    void saysWhyAndWhereItCameFrom() {
        Rejected rejected = rejected(new int[0], 1e6, 1, 2, 3, 4);
        assertThat(rejected.reason()).isEqualTo(Reason.LATE);
        assertThat(rejected.stage()).isEqualTo("window");
        assertThat(rejected.message()).isEqualTo("expected 1, found 2");
        assertThat(rejected.origin()).isEqualTo(ORIGIN);
        assertThat(rejected.timeMillis()).isEqualTo(1_500);
        assertThat(rejected.headers()).isEmpty();
    }

    @Test
    void isAReadingThatCanBeSentAgain() throws UnreadableRecord {
        Rejected rejected = rejected(new int[0], 1e6, 1, 2, 3, 4);
        assertThat(rejected.key()).isEqualTo("pump".getBytes(StandardCharsets.UTF_8));
        assertThat(read(rejected))
                .isEqualTo(new SensorReading("pump", Micros.instant(1_500_999), 1e6, null, List.of(1f, 2f, 3f, 4f)));
    }

    @Test
    void namesTheChannelsOfAReadingThatHasNotAll() throws UnreadableRecord {
        Rejected rejected = rejected(new int[] {1}, 1e6, 5, 6, 7);
        assertThat(read(rejected).getChannels()).containsExactly("pressure");
    }

    @Test
    void writesWholeValuesOfAChannelWithAnOffset() throws Exception {
        EncodeNotTaken encode = new EncodeNotTaken(
                new SingleObject(),
                new Intake(List.of("flow", "pressure"), List.of(0., 1_000.), List.of(), List.of(), false));
        encode.open(DefaultOpenContext.INSTANCE);
        Reading part = new Reading("pump", 1_500_999, 0, new int[] {1}, new float[] {2}, ORIGIN);
        assertThat(read(encode.map(new NotTaken(part, Reason.LATE, ""))).getValues())
                .containsExactly(1_002f);
    }
}

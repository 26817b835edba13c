package dev.heed.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.model.scoring.DriftState;
import dev.heed.model.scoring.TailState;
import dev.heed.state.Codec;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of every part of the stage's state comes back as it was: no two are alike. */
class StateCodecsTest {
    private static <T> T through(Codec<T> codec, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        codec.write(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T read = codec.read(in);
        assertThat(in.available()).isZero();
        return read;
    }

    private static <T> void assertComesBack(Codec<T> codec, T value) throws IOException {
        assertThat(through(codec, value)).usingRecursiveComparison().isEqualTo(value);
    }

    @Test
    void readsAnEvent() throws IOException {
        OpenEvent event = event();
        event.askedHeight = 12.5;
        event.heldBack = true;
        event.suppressed = 13;
        assertComesBack(new OpenEventCodec(true, true), event);
    }

    @Test
    void readsAnEventOfBeforeThereWereLaterCauses() throws IOException {
        OpenEvent event = event();
        event.askedHeight = 12.5;
        OpenEvent read = through(new OpenEventCodec(true, false), event);
        assertThat(read.later).usingRecursiveComparison().isEqualTo(new LaterCauses(2));
        assertThat(read).usingRecursiveComparison().ignoringFields("later").isEqualTo(event);
    }

    @Test
    void readsAnEventOfBeforeThereWasEvidence() throws IOException {
        OpenEvent event = event();
        OpenEvent read = through(new OpenEventCodec(false, false), event);
        assertThat(read.evidence.channels).isEmpty();
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("evidence", "later", "askedHeight", "risen", "risenMicros")
                .isEqualTo(event);
    }

    private static OpenEvent event() {
        LaterCauses later = new LaterCauses(new double[] {15, 16}, new double[] {17, 18}, new boolean[] {true, false});
        later.steps = 19;
        OpenEvent event = new OpenEvent(
                1, new double[] {3, 4}, new long[] {5, OpenEvent.NEVER}, new long[] {6, 7}, evidence(), later);
        event.threshold = 2.5;
        event.alerted = true;
        event.score = 8.5;
        event.lastMicros = 9;
        event.unusualSteps = 10;
        event.quietSteps = 11;
        event.sinceUpdate = 12;
        event.risenMicros = 13;
        event.risen = 14.5;
        return event;
    }

    private static Evidence evidence() {
        double[] numbers = new ChannelEvidence().numbers();
        Arrays.setAll(numbers, i -> i + .5);
        Evidence evidence = new Evidence();
        evidence.channels.add(ChannelEvidence.of(numbers));
        assertThat(evidence.channels.get(0)).hasNoNullFieldsOrProperties();
        return evidence;
    }

    @Test
    void readsVerdicts() throws IOException {
        Verdicts verdicts = new Verdicts();
        verdicts.ignoredUntilMicros = -1;
        verdicts.suppressed = 2;
        Likeness opening = new Likeness(new float[] {3, 4}, new byte[] {5, -6, 7});
        verdicts.told.add(new ToldAlert("a", opening, 8.5));
        verdicts.told.add(new ToldAlert("b", opening, 9.5));
        verdicts.falseAlarms.add(new FalseAlarm(opening, 10.5));
        assertComesBack(new VerdictsCodec(), verdicts);
    }

    @Test
    void readsHabits() throws IOException {
        Habits habits = new Habits();
        for (float value : new float[] {3, 3, 5, 5, 5}) {
            habits.see(Detectors.hop(0, 5, value, true).steps(), 0, true, .01, 20);
        }
        assertThat(through(new HabitsCodec(), habits))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*[.](moved|usual)") // are not kept
                .isEqualTo(habits);
    }

    @Test
    void readsWhatIsUsual() throws IOException {
        Usual usual =
                new Usual(tail(1), new Usual.Slow(new DriftState(new float[] {1, 2}, new float[] {3, 4}, 5), tail(2)));
        usual.learned = 6;
        usual.calm = 7;
        usual.accepted = true;
        assertComesBack(new UsualCodec(), usual);
        assertComesBack(new UsualCodec(), new Usual(tail(3), null));
    }

    private static TailState tail(double first) {
        return TailState.of(
                new float[] {0, 1, 0, 2.5f}, new float[] {0, 0, 3, 0}, new double[] {first, 2, 3, 4, 5, 6, 7, 8, 9, 10
                });
    }

    @Test
    void readsPresence() throws IOException {
        Presence presence = new Presence();
        presence.see(1, .01);
        presence.see(.25, .01);
        presence.see(.5, .01);
        assertComesBack(new PresenceCodec(), presence);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5_000_000, -7})
    void readsMomentsRelativeToAnyTime(long lastMicros) throws IOException {
        PastMoments moments = new PastMoments();
        moments.belongTo("digest");
        moments.hops = 7;
        moments.stride = 4;
        moments.openings.add(new Moment(1_000_000, new byte[] {1, -127}, true));
        moments.normal.add(new Moment(2_000_000, new byte[] {3, 4}, false));
        moments.normal.add(new Moment(3_000_000, new byte[] {5, 6}, false));
        assertComesBack(new PastMomentsCodec(lastMicros), moments);
    }

    @Test
    void readsAMemoryWithoutMoments() throws IOException {
        assertComesBack(new PastMomentsCodec(1), new PastMoments());
    }
}

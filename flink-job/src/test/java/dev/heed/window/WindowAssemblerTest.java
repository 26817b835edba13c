package dev.heed.window;

import static dev.heed.window.WindowShapes.block;
import static dev.heed.window.WindowShapes.sample;
import static dev.heed.window.WindowShapes.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import dev.heed.model.series.ChannelState;
import dev.heed.model.series.Normalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowAssemblerTest {
    private static final long BEGINNING = Long.MIN_VALUE;
    private static final long END = Long.MAX_VALUE;
    private static final float NONE = Float.NaN;

    private WindowAssembler assembler = new WindowAssembler(shape(1, 3, 2, 2));
    private EntityWindow entity = assembler.newEntity("pump");

    private void accept(Reading... readings) {
        for (Reading reading : readings) {
            assertThat(assembler.accept(entity, reading, BEGINNING)).isNull();
        }
    }

    private List<Window> windows(long watermark) {
        List<Window> windows = new ArrayList<>();
        for (Window w = assembler.next(entity, "pump", watermark);
                w != null;
                w = assembler.next(entity, "pump", watermark)) {
            windows.add(w);
        }
        return windows;
    }

    @Test
    void sendsTheNewStepsOfAHopBehindTheStepsBeforeThem() {
        accept(sample(4, 1), sample(5, 2), sample(6, 3), sample(7, 4));
        List<Window> windows = windows(7999);
        assertThat(windows).hasSize(2);
        assertThat(windows.get(0).values()).containsExactly(0, 0, 1, 2);
        assertThat(windows.get(1).values()).containsExactly(1, 2, 3, 4);
        assertThat(windows.get(1).observed()).containsExactly(1, 1, 1, 1);
        assertThat(windows.get(1).timeMicros()).isEqualTo(6_000_000);
    }

    /** Where to look for what a window holds. */
    @Test
    void namesTheLastRecordOfAHopOrTheOneThatEndedTheSilence() {
        assembler = new WindowAssembler(shape(1, 3, 2, 4));
        entity = assembler.newEntity("pump");
        accept(sampleAt(4, 10), sampleAt(5, 11), sampleAt(9, 12), sampleAt(8, 13));
        assertThat(windows(END)).extracting(window -> window.origin().offset()).containsExactly(11L, 13L, 13L);
    }

    private static Reading sampleAt(double seconds, long offset) {
        float[] values = {1};
        return Reading.sample("pump", Math.round(seconds * 1e6), values, new Origin("readings", 0, offset));
    }

    @Test
    void attendsEachStepOnceHoweverLongTheReceptiveField() {
        assembler = new WindowAssembler(shape(1, 50, 2, 2));
        entity = assembler.newEntity("pump");
        for (int t = 0; t < 200; t++) {
            accept(sample(t + 1, t));
        }
        List<Window> windows = windows(END);
        assertThat(windows).allSatisfy(w -> assertThat(w.values()).hasSize(49 + 2));
        assertThat(windows)
                .extracting(Window::timeMicros)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void waitsForTheWatermark() {
        accept(sample(4, 1), sample(5, 2));
        assertThat(windows(5998)).isEmpty();
        assertThat(windows(5999)).hasSize(1);
    }

    @Test
    void countsTheHistoryUpToTheReceptiveField() {
        accept(sample(5, 1), sample(6, 2), sample(7, 3), sample(8, 4), sample(9, 5));
        assertThat(windows(END)).extracting(Window::history).containsExactly(0, 2, 3);
    }

    @Test
    void takesTheLatestReadingOfAStepWhateverTheOrderOfArrival() {
        accept(sample(4.9, 2), sample(4.1, 1), sample(5, 3));
        assertThat(windows(END).get(0).values()).containsExactly(0, 0, 2, 3);
    }

    @Test
    void isNotChangedByDuplicates() {
        accept(sample(4.5, 2), sample(4.5, 2), sample(5, 3), sample(4.5, 2));
        assertThat(windows(END).get(0).values()).containsExactly(0, 0, 2, 3);
    }

    @Test
    void carriesAMissingValueForwardForTheGapAndThenTakesTheMean() {
        assembler = new WindowAssembler(shape(2, 1, 4, 2));
        entity = assembler.newEntity("pump");
        accept(sample(4, 1, 1), sample(5, NONE, 2), sample(6, NONE, 3), sample(7, NONE, 4));
        Window window = windows(END).get(0);
        assertThat(window.values()).containsExactly(1, 1, 1, 2, 1, 3, 0, 4);
        assertThat(window.observed()).containsExactly(1, 1, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void goesOnThroughASilenceShorterThanTheGap() {
        assembler = new WindowAssembler(shape(1, 3, 2, 3));
        entity = assembler.newEntity("pump");
        accept(sample(4, 1), sample(5, 2), sample(8, 3));
        List<Window> windows = windows(END);
        assertThat(windows).extracting(Window::timeMicros).containsExactly(4_000_000L, 6_000_000L, 8_000_000L);
        assertThat(windows.get(1).values()).containsExactly(1, 2, 2, 2);
        assertThat(windows.get(1).observed()).containsExactly(1, 1, 0, 0);
    }

    @Test
    void startsOverAfterALongerSilence() {
        accept(sample(4, 1), sample(5, 2), sample(20, 3));
        List<Window> windows = windows(END);
        assertThat(windows).extracting(Window::timeMicros).containsExactly(4_000_000L, 20_000_000L);
        Window anew = windows.get(1);
        assertThat(anew.history()).isEqualTo(1);
        assertThat(anew.values()).containsExactly(0, 0, 3, 3);
        assertThat(anew.observed()).containsExactly(0, 0, 1, 0);
    }

    @Test
    void sendsNothingAtTheEndOfTheReadings() {
        accept(sample(4, 1));
        assertThat(windows(END)).hasSize(1);
        assertThat(assembler.nextCompletion(entity)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void decidesOnASilenceOnlyWhenNoEarlierReadingCanCome() {
        accept(sample(4, 1), sample(5, 2), sample(20, 3));
        assertThat(windows(18_000)).hasSize(1);
        accept(sample(6, 9));
        assertThat(windows(END)).extracting(Window::timeMicros).containsExactly(6_000_000L, 20_000_000L);
    }

    @Test
    void rejectsTheLateHeadOfABlockAndTakesItsRest() {
        accept(sample(66, 9));
        NotTaken late = assembler.accept(entity, block(4, 1e6, 1, 2, 3, 4), BEGINNING);
        assertThat(Objects.requireNonNull(late).part().values()).containsExactly(1, 2);
        assertThat(late.part().timeMicros()).isEqualTo(4_000_000);
        assertThat(windows(END).get(0).values()).containsExactly(0, 0, 3, 4);
    }

    @Test
    void rejectsASingleLateSampleOfABlockAsASampleWithoutAPeriod() {
        accept(sample(66, 9));
        NotTaken late = assembler.accept(entity, block(5, 1e6, 1, 2, 3), BEGINNING);
        assertThat(Objects.requireNonNull(late).part().values()).containsExactly(1);
        assertThat(late.part().periodMicros()).isZero();
        assertThat(late.message())
                .isEqualTo("expected samples of hops that end after 1970-01-01T00:00:05.999Z, found 1 older ones; raise"
                        + " heed.ingest.max-lateness if stragglers should count");
    }

    /** The retention is an hour. */
    @Test
    void keepsTheStatisticsOfASilentEntityForTheRetention() {
        accept(sample(4, 1));
        assertThat(windows(5999)).hasSize(1);
        ChannelState statistics = entity.channels;
        accept(sample(3604, 1));
        assertThat(windows(3605_999)).hasSize(1);
        assertThat(entity.channels).isSameAs(statistics);
        accept(sample(3604 + 3601, 1));
        assertThat(windows(END)).hasSize(1);
        assertThat(entity.channels).isNotSameAs(statistics);
    }

    @Test
    void laysABlockOfTheModelsRateOnConsecutiveSteps() {
        assembler = new WindowAssembler(shape("12kHz", 1, 1, 300, 2));
        entity = assembler.newEntity("pump");
        float[] values = new float[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        long first = 12_000 * 100;
        assertThat(assembler.accept(
                        entity,
                        new Reading("pump", 100_000_000, 83.33, WindowShapes.ALL, values, WindowShapes.ORIGIN),
                        BEGINNING))
                .isNull();
        Window window = windows(END).get(0);
        assertThat(first % 300).isZero();
        assertThat(window.values()).containsExactly(values);
        assertThat(window.observed()).doesNotContain((byte) 0);
    }

    @Test
    void takesReadingsOfSingleChannels() {
        assembler = new WindowAssembler(shape(2, 1, 2, 2));
        entity = assembler.newEntity("pump");
        accept(
                new Reading("pump", 4_000_000, 0, new int[] {1}, new float[] {5}, WindowShapes.ORIGIN),
                new Reading("pump", 4_100_000, 0, new int[] {0}, new float[] {6}, WindowShapes.ORIGIN));
        assertThat(windows(END).get(0).values()).startsWith(6, 5);
    }

    @Test
    void ignoresAReadingWithoutValues() {
        accept(sample(4, NONE));
        assertThat(windows(END)).isEmpty();
    }

    @Test
    void knowsTheStatisticsOfTheEntityThatTrainingSawAlone() {
        Normalisation normalisation = new Normalisation(1000, 3, 20, List.of(10.), List.of(4.), List.of(.1));
        WindowShape own = WindowShapes.shape(1, 3, 2, 2);
        WindowShape shape = new WindowShape(
                own.hops(),
                Set.of(),
                3,
                2,
                own.retention(),
                normalisation,
                "pump",
                own.acceptSteps(),
                own.intake(),
                own.completion());
        WindowAssembler known = new WindowAssembler(shape);

        assertThat(known.newEntity("pump").channels.learned()).containsExactly(Integer.MAX_VALUE);
        assertThat(known.newEntity("another").channels.learned()).containsExactly(0);
    }
}

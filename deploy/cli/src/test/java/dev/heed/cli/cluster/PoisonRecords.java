package dev.heed.cli.cluster;

import static dev.heed.cli.cluster.Poison.harmless;
import static dev.heed.cli.cluster.Poison.rejected;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heed.job.Machines;
import dev.heed.wire.ReadingEncoder;
import dev.heed.wire.RecordHeader;
import dev.heed.wire.SingleObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Kinds of poison for a topic whose good records are samples of three channels. */
final class PoisonRecords {
    /** C3 01 and the schema's fingerprint. */
    private static final int AVRO_HEADER = 10;

    private static final int HUGE = 5_000_000;
    private static final String ENTITY = "stranger";

    private final ReadingEncoder encoder = new ReadingEncoder(new SingleObject());
    private final int step;
    private final long micros;
    private final byte[] good;
    private final List<Poison> all = new ArrayList<>();

    private PoisonRecords(int step) {
        this.step = step;
        this.micros = Machines.micros(step);
        this.good = sample(ENTITY, 1, 2, 3);
        bytes();
        lengths();
        contents();
        times();
        sizes();
        names();
    }

    /** One of each kind, at a step of the machines those that have no time of their own. */
    static List<Poison> at(int step) {
        return new PoisonRecords(step).all;
    }

    private byte[] sample(String entity, float... values) {
        return encoder.encode(entity, micros, 0, null, values);
    }

    private byte[] block(double period, int samples) {
        return encoder.encode(ENTITY, micros, period, null, new float[3 * samples]);
    }

    private byte[] channels(List<String> channels) {
        return encoder.encode(ENTITY, micros, 0, channels, new float[channels.size()]);
    }

    private byte[] sampleAt(long time) {
        return encoder.encode(ENTITY, time, 0, null, new float[3]);
    }

    private void bad(String name, String reason, byte @Nullable [] value, RecordHeader... headers) {
        all.add(rejected(name, reason, value, headers));
    }

    private void bytes() {
        byte[] unknownSchema = good.clone();
        unknownSchema[5] ^= 1;
        bad("a tombstone", "empty", null);
        bad("no bytes", "empty", new byte[0]);
        bad("one byte", "undecodable", new byte[] {7});
        bad("JSON", "undecodable", "{\"entity\":\"machine-0\",\"values\":[1,2,3]}".getBytes(UTF_8));
        bad("zeros", "undecodable", new byte[1000]);
        bad("half a header", "undecodable", Arrays.copyOf(good, 2));
        bad("a header alone", "undecodable", Arrays.copyOf(good, AVRO_HEADER));
        bad("an unknown schema", "unknown-schema", unknownSchema);
        bad("half a record", "undecodable", Arrays.copyOf(good, good.length / 2));
        bad("a record without its last byte", "undecodable", Arrays.copyOf(good, good.length - 1));
    }

    /** Lengths within a record that claim what is not there. */
    private void lengths() {
        bad("a name of 2 GB", "undecodable", body(out -> out.writeLong(Integer.MAX_VALUE)));
        bad("a name longer than an array", "undecodable", body(out -> out.writeLong(Long.MAX_VALUE)));
        bad("a name of −1 bytes", "undecodable", body(out -> out.writeLong(-1)));
        bad("a length that never ends", "undecodable", body(out -> out.writeFixed(filled(20, -1))));
        bad("a third branch of channels", "undecodable", body(out -> begin(out).writeIndex(2)));
        bad("branch −1 of channels", "undecodable", body(out -> begin(out).writeIndex(-1)));
        bad("2⁶² channels", "undecodable", body(out -> {
            begin(out).writeIndex(1);
            out.writeLong(1L << 62);
        }));
        bad("a million channels of no letters", "undecodable", body(out -> {
            begin(out).writeIndex(1);
            out.writeLong(1_000_000);
            out.writeFixed(new byte[1_000_002]);
        }));
        bad("2⁴⁰ values", "undecodable", body(out -> {
            begin(out).writeIndex(0);
            out.writeLong(1L << 40);
        }));
        bad("a block of values that is counted too high", "undecodable", body(out -> {
            begin(out).writeIndex(0);
            out.writeLong(4);
            out.writeFixed(new byte[13]);
        }));
        bad("−2⁶³ values", "undecodable", body(out -> {
            begin(out).writeIndex(0);
            out.writeLong(Long.MIN_VALUE);
            out.writeFixed(new byte[20]);
        }));
    }

    private void contents() {
        bad("no entity", "no-entity", sample("", 1, 2, 3));
        bad("no values", "wrong-value-count", sample(ENTITY));
        bad("a channel too few", "wrong-value-count", sample(ENTITY, 1, 2));
        bad("a channel too many", "wrong-value-count", sample(ENTITY, 1, 2, 3, 4));
        bad("unknown channels alone", "unknown-channel", channels(List.of("taste", "colour")));
        bad("a channel twice", "unknown-channel", channels(List.of("speed", "speed")));
        bad("a thousand channels", "unknown-channel", channels(Collections.nCopies(1000, "x".repeat(100))));
        bad("a block without a period", "invalid-period", block(0, 2));
        bad("a block that runs backwards", "invalid-period", block(-1, 2));
        bad("a period of NaN", "invalid-period", block(Double.NaN, 2));
        bad("an infinite period", "invalid-period", block(Double.POSITIVE_INFINITY, 2));
    }

    private void times() {
        bad("the epoch's first moment", "invalid-time", sampleAt(0));
        bad("a time before the epoch", "invalid-time", sampleAt(-1));
        bad("the first of all times", "invalid-time", sampleAt(Long.MIN_VALUE));
        bad("a time in milliseconds × 1000²", "future", sampleAt(micros * 1000));
        bad("the last of all times", "future", sampleAt(Long.MAX_VALUE));
        bad(
                "next year",
                "future",
                sampleAt(Instant.now().plus(Duration.ofDays(365)).toEpochMilli() * 1000));
        bad("a block that ends in ten thousand years", "future", block(3e17, 2));
        bad("a block that ends never", "future", block(Double.MAX_VALUE, 100));
    }

    /** Larger than a dead letter may be; a broker has to be told to take them at all. */
    private void sizes() {
        bad("5 MB of noise", "undecodable", filled(HUGE, 0x5A));
        bad("5 MB of samples", "too-large", block(1, HUGE / 12));
        bad("a name of 600 kB", "too-large", sample("x".repeat(600_000), 1, 2, 3));
        bad("a channel's name of 2 MB", "undecodable", channels(List.of("x".repeat(2_000_000))));
        bad("a channel's name of 900 kB", "unknown-channel", channels(List.of("ü".repeat(450_000))));
        bad(
                "2 MB of headers beside nothing",
                "empty",
                null,
                new RecordHeader("h", filled(2_000_000, 1)),
                new RecordHeader("none", null));
        all.add(new Poison("a key of 2 MB", filled(2_000_000, 'k'), new byte[] {7}, List.of(), "undecodable"));
        all.add(harmless(
                "2 MB of headers",
                ENTITY.getBytes(UTF_8),
                good,
                new RecordHeader("heed.error.reason", filled(HUGE / 2, 1))));
    }

    private void names() {
        List<String> hostile = List.of(
                "../../x",
                "a\0b",
                "=HYPERLINK(\"http://x\")",
                "a\nb\tc",
                "\u202Eenihcam",
                "${jndi:ldap://x}",
                "'; DROP TABLE machines; --",
                " ",
                "x".repeat(1024));
        hostile.forEach(
                name -> all.add(harmless("the name " + name.strip(), name.getBytes(UTF_8), sample(name, 1, 2, 3))));
        bad("a name of 1,025 bytes", "too-large", sample("x".repeat(1025), 1, 2, 3));
        all.add(harmless("no key", null, good));
        all.add(harmless("another one's key", "machine-1".getBytes(UTF_8), good));
        all.add(harmless("bytes behind the record", new byte[0], Arrays.copyOf(good, good.length + 3)));
        all.add(harmless("a reading again", null, sample("machine-0", Machines.values(0, step))));
        all.add(harmless("a period of a tenth of a nanosecond", ENTITY.getBytes(UTF_8), block(1e-4, 10_000)));
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private interface Body {
        void write(BinaryEncoder out) throws IOException;
    }

    private byte[] body(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(good, 0, AVRO_HEADER);
        try {
            BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
            body.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Entity, time and period. */
    private BinaryEncoder begin(BinaryEncoder out) throws IOException {
        out.writeString(ENTITY);
        out.writeLong(micros);
        out.writeDouble(0);
        return out;
    }
}

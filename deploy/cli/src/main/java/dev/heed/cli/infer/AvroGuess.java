package dev.heed.cli.infer;

import dev.heed.ingest.fields.Format;
import dev.heed.model.refusal.Refusal;
import dev.heed.registry.RegistryProblem;
import dev.heed.registry.RegistrySettings;
import dev.heed.registry.SchemaRegistry;
import dev.heed.schemas.SensorReading;
import dev.heed.wire.ForeignAvro;
import dev.heed.wire.RecordReader;
import dev.heed.wire.SingleObject;
import dev.heed.wire.UnreadableRecord;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Avro: of a schema that is given, or of those that a registry has. */
final class AvroGuess {
    private static final int CONFLUENT_BYTES = 5;

    private AvroGuess() {}

    /**
     * Avro of a schema, framed as most records are.
     *
     * @param named the schema's file, as the mapping is to name it
     * @throws Refusal when no record is of the schema
     */
    static FormatGuess of(Sample sample, String schema, String named) {
        Format.Avro best = Arrays.stream(ForeignAvro.Framing.values())
                .filter(framing -> framing != ForeignAvro.Framing.REGISTRY)
                .map(framing -> new Format.Avro(new ForeignAvro.Layout(schema, framing)))
                .max((one, other) -> Integer.compare(FormatGuess.read(sample, one), FormatGuess.read(sample, other)))
                .orElseThrow();
        int read = FormatGuess.read(sample, best);
        if (read == 0) {
            throw Refusal.failure(
                    "--schema %s: expected records of this schema, found none in %s, with or without a header"
                            .formatted(named, sample.source()));
        }
        String framing = best.layout().framing().label();
        return new FormatGuess(
                best,
                Part.of(
                        "%s are Avro of this schema with %s before them; the schema's file must lie beside the mapping"
                                .formatted(
                                        FormatGuess.share(read, sample.records().size()),
                                        framing.equals("plain") ? "nothing" : "the header of " + framing),
                        "format: avro",
                        "avro: {schema: %s, framing: %s}".formatted(YamlText.of(named), framing)),
                sample);
    }

    /** Whether records begin as those of a registry. */
    static boolean isNumbered(Sample sample) {
        byte[] first = sample.records().get(0).value();
        return first.length > CONFLUENT_BYTES && first[0] == 0;
    }

    private static int number(Sample sample) {
        return ByteBuffer.wrap(sample.records().get(0).value()).getInt(1);
    }

    /**
     * Avro whose schemas a registry has; the first record's tells the fields.
     *
     * @throws Refusal when it does not know it, or gives no answer
     */
    static FormatGuess of(Sample sample, RegistrySettings registry) {
        try {
            String schema = new SchemaRegistry(registry).schema(number(sample));
            Format.Avro format = new Format.Avro(new ForeignAvro.Layout(schema, ForeignAvro.Framing.CONFLUENT));
            int read = FormatGuess.read(sample, format);
            return new FormatGuess(
                    format,
                    Part.of(
                            FormatGuess.share(read, sample.records().size())
                                    + " are Avro of the schema that the registry" + " has under number "
                                    + number(sample) + "; each record's own is asked for",
                            "format: avro",
                            "avro: {framing: registry}"),
                    sample);
        } catch (RegistryProblem e) {
            throw Refusal.failure(sample.source() + ": " + e.line()).causedBy(e);
        } catch (IllegalArgumentException e) {
            throw Refusal.failure(
                            sample.source() + ": expected a schema of Avro in the registry, found: " + e.getMessage())
                    .causedBy(e);
        }
    }

    static void refuse(Sample sample) {
        byte[] first = sample.records().get(0).value();
        if (first.length > 2 && first[0] == (byte) 0xC3 && first[1] == 0x01) {
            RecordReader<SensorReading> own = new SingleObject().reader(SensorReading.class);
            try {
                own.read(first);
            } catch (UnreadableRecord e) {
                throw Refusal.failure(sample.source()
                                + ": expected a format that can be known without a schema, found Avro in its"
                                + " single-object encoding; give the records' schema with --schema FILE.avsc")
                        .causedBy(e);
            }
            throw Refusal.failure(sample.source()
                    + ": expected records of another format, found Heed's own SensorReadings, which need no mapping");
        }
        if (isNumbered(sample)) {
            int id = number(sample);
            throw Refusal.failure(
                    ("%s: expected a format that can be known without a schema, found Avro in Confluent's framing,"
                                    + " schema id %d; give its registry with --schema-registry URL, or the schema with --schema FILE.avsc, such as from curl -s REGISTRY/schemas/ids/%d/schema")
                            .formatted(sample.source(), id, id));
        }
    }
}

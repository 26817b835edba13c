package dev.heed.cli.infer;

import dev.heed.ingest.KafkaEnvelope;
import dev.heed.ingest.mapping.MappedRecord;
import dev.heed.ingest.mapping.Mappings;
import dev.heed.ingest.mapping.RawReading;
import dev.heed.ingest.mapping.RecordMapper;
import dev.heed.ingest.mapping.file.MappingFile;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import dev.heed.registry.RegistrySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that was guessed.
 *
 * @param sample that it is of
 * @param parts of the mapping, in their order
 * @param channels that the sample has
 * @param notes what was left out and why, a line each
 * @param registry that knows the schemas; null where the mapping needs none
 */
record Proposal(
        Sample sample,
        List<Part> parts,
        List<String> channels,
        List<String> notes,
        @Nullable RegistrySettings registry) {
    /** What a user says of it beforehand; null where nothing is. */
    record Told(
            @Nullable String entity,
            @Nullable String time,
            String zone,
            @Nullable String period,
            @Nullable RegistrySettings registry) {}

    /**
     * Guesses a mapping.
     *
     * @throws Refusal when the time or all channels are not to be found
     */
    static Proposal of(FormatGuess format, Told told) {
        FieldSurvey survey = FieldSurvey.of(format.sample(), format.format());
        TimeGuess time = TimeGuess.of(format.sample(), survey, told.time(), told.zone());
        MeasuresGuess first = MeasuresGuess.of(survey, time, null);
        EntityGuess entity = EntityGuess.of(format.sample(), survey, taken(first, time), told.entity());
        MeasuresGuess measures = MeasuresGuess.of(survey, time, entity.field());
        List<Part> parts = new ArrayList<>(List.of(format.part(), entity.part(), time.part()));
        parts.addAll(measures.parts());
        List<String> notes = new ArrayList<>(measures.notes());
        if (!survey.skipped().isEmpty()) {
            notes.add("left out, which no mapping reads: " + survey.skipped());
        }
        Proposal proposal = new Proposal(format.sample(), parts, measures.channels(), notes, told.registry());
        return measures.isBlock() ? proposal.with(period(proposal, told.period())) : proposal;
    }

    /** Fields that name no entity. Of wide records a number may: such a one is no channel. */
    private static List<Field> taken(MeasuresGuess measures, TimeGuess time) {
        List<Field> taken = new ArrayList<>(time.others());
        if (time.field() != null) {
            taken.add(time.field());
        }
        if (measures.isNarrow()) {
            taken.addAll(measures.fields());
        }
        return taken;
    }

    private Proposal with(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new Proposal(sample, all, channels, notes, registry);
    }

    /** The time between samples: as told, or what makes blocks follow each other. */
    private static Part period(Proposal proposal, @Nullable String told) {
        if (told != null) {
            return Part.of("as told by --period", "period: " + YamlText.of(told));
        }
        RecordMapper mapper = new RecordMapper(proposal.with(Part.of("", "period: 1s"))
                .mappings(Path.of("mapping.yaml"))
                .topics()
                .get(0)
                .mapping());
        Map<String, RawReading> last = new HashMap<>();
        List<Double> periods = new ArrayList<>();
        proposal.sample.records().forEach(record -> {
            MappedRecord mapped = mapper.map(new KafkaEnvelope(record, record.value()));
            for (RawReading reading : mapped.readings()) {
                RawReading before = last.put(reading.entity(), reading);
                if (before != null && reading.timeMicros() > before.timeMicros()) {
                    int channels = Math.max(
                            1, before.channels() == null ? 1 : before.channels().size());
                    double samples = before.values().length / (double) channels;
                    periods.add((reading.timeMicros() - before.timeMicros()) / samples);
                }
            }
        });
        if (periods.isEmpty()) {
            throw Refusal.failure(
                    "expected two blocks of an entity at different times to find the time between samples, found"
                            + " none; give --period, such as 10ms or 12kHz");
        }
        periods.sort(null);
        double median = periods.get(periods.size() / 2);
        String text = text(median);
        return Part.of(
                "arrays of samples: blocks follow each other if samples are %s apart; --period says another, and {field: PATH, unit: us} reads it from the record"
                        .formatted(text),
                "period: " + YamlText.of(text));
    }

    private static String text(double micros) {
        long hertz = Math.round(1e6 / micros);
        return micros != Math.rint(micros) && hertz > 0 && Math.abs(1e6 / hertz - micros) < 1e-3 * micros
                ? hertz + "Hz"
                : Period.ofMicros(Math.max(1, Math.round(micros))).toString();
    }

    /** The mapping's text: for a topic by its name, so that others can be put beside it. */
    String yaml() {
        StringBuilder yaml =
                new StringBuilder("# Proposed by heed infer-mapping from %,d records of %s. Each guess says why.\n"
                        .formatted(sample.records().size(), sample.source()));
        String indent = "";
        if (sample.isTopic()) {
            yaml.append("topics:\n  - topic: ")
                    .append(YamlText.of(sample.name()))
                    .append('\n');
            indent = "    ";
        }
        for (Part part : parts) {
            yaml.append(indent).append("# ").append(oneLine(part.why())).append('\n');
            for (String line : part.lines()) {
                yaml.append(indent).append(line).append('\n');
            }
        }
        for (String note : notes) {
            yaml.append(indent).append("# ").append(oneLine(note)).append('\n');
        }
        return yaml.toString();
    }

    /** What stands in records may have line ends and worse in it. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** All guesses with their reasons, a line each. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        parts.forEach(part -> reasons.add(oneLine(String.join("; ", part.lines()) + "  <- " + part.why())));
        notes.forEach(note -> reasons.add(oneLine(note)));
        return reasons;
    }

    /**
     * The text as the job reads it.
     *
     * @param file that the text is for: a schema is looked for beside it
     */
    Mappings mappings(Path file) {
        Mappings mappings = MappingFile.parse(yaml(), file);
        return registry == null ? mappings : mappings.asking(registry);
    }
}

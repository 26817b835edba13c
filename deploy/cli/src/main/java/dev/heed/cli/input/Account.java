package dev.heed.cli.input;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of all rows of some files: how many were used, how many were left out, and why. Owned by one thread. */
public final class Account {
    private static final double CLOSEST = .5;
    private static final double WIDEST = 1.5;

    private final Map<Path, FileTally> files = new LinkedHashMap<>();
    private final Map<String, Long> left = new TreeMap<>();

    /** Takes in the count of a file's rows, in place of an earlier one. */
    void open(FileTally tally) {
        files.put(tally.file(), tally);
    }

    /** Rows that a command did not take, and why. */
    public void leave(String why, long rows) {
        left.merge(why, rows, Long::sum);
    }

    /** The failure of rows that are not in the order of time: where and how, if the account knows. */
    public Refusal outOfOrder(Refusal otherwise) {
        Optional<String> where = files.values().stream()
                .flatMap(tally -> tally.firstBackwards().stream())
                .findFirst();
        return where.map(text -> Refusal.failure("expected rows in the order of time, found " + text
                                + (text.endsWith("?") || text.contains("--time-zone")
                                        ? ""
                                        : "; sort the file by its time"))
                        .causedBy(otherwise))
                .orElse(otherwise);
    }

    /**
     * Says that the rows are not as far apart as a model's steps; empty where they are.
     *
     * @param period of the steps
     * @param averages whether several rows in a step are what the model is made for
     */
    public Optional<String> misfit(Period period, boolean averages) {
        long[] steps =
                files.values().stream().flatMapToLong(FileTally::steps).sorted().toArray();
        double ratio = steps.length == 0 ? 1 : steps[steps.length / 2] / period.micros();
        if ((averages || ratio >= CLOSEST) && ratio <= WIDEST) {
            return Optional.empty();
        }
        String share = ratio > 1
                ? "%.2g %% of the steps have a row".formatted(100 / ratio)
                : "%,.1f rows share a step, the last one counts".formatted(1 / ratio);
        return Optional.of("rows are %s apart, the model's steps %s: %s; is it the model for this file?"
                .formatted(Period.ofMicros(steps[steps.length / 2]), period, share));
    }

    /** What was found out of the files and what became of their rows, a line each. */
    public List<String> lines() {
        Map<String, List<Path>> notes = new LinkedHashMap<>();
        files.forEach((file, tally) -> tally.notes()
                .forEach(note ->
                        notes.computeIfAbsent(note, none -> new ArrayList<>()).add(file)));
        List<String> lines = new ArrayList<>();
        notes.forEach((note, own) -> lines.add(where(own) + note));
        Collection<FileTally> all = files.values();
        long rows = all.stream().mapToLong(FileTally::rows).sum();
        long used = all.stream().mapToLong(FileTally::usedRows).sum()
                - left.values().stream().mapToLong(Long::longValue).sum();
        lines.add("%,d rows read, %s"
                .formatted(rows, rows == used ? "all used" : "%,d used, %,d left out".formatted(used, rows - used)));
        for (FileTally tally : all) {
            if (tally.rows() > tally.usedRows()) {
                lines.add(where(List.of(tally.file())) + "left out: " + tally.leftOut());
            }
        }
        left.forEach((why, count) -> lines.add("left out: %,d %s".formatted(count, why)));
        return lines;
    }

    private String where(List<Path> own) {
        if (files.size() == 1) {
            return "";
        }
        return own.size() == files.size()
                ? ""
                : own.size() == 1
                        ? own.get(0).getFileName() + ": "
                        : "%d of %d files: ".formatted(own.size(), files.size());
    }

    /** Prints the lines. */
    public void print(PrintWriter out) {
        lines().forEach(out::println);
        out.flush();
    }

    /** Prints the lines, and whether the rows fit a model's steps. */
    public void print(PrintWriter out, ModelCard card) {
        print(out);
        misfit(card.period(), card.averages()).ifPresent(out::println);
        out.flush();
    }
}

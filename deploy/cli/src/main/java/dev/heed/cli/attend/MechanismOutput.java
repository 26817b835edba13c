package dev.heed.cli.attend;

import dev.heed.model.attention.catalogue.MechanismRun.Array;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One output of a mechanism as rows and columns.
 *
 * @param name in the catalogue
 * @param rows labels: times where there is one for each, else numbers
 * @param columns labels: channels, offsets or numbers
 * @param values [rows × columns] row by row
 */
record MechanismOutput(String name, List<String> rows, List<String> columns, float[] values) {
    static MechanismOutput of(String name, Array array, Sample sample, int radius) {
        int count = array.data().length;
        int last = array.shape().size() < 3
                ? 1
                : Math.toIntExact(array.shape().get(array.shape().size() - 1));
        int rows = count / Math.max(1, last);
        List<String> labels = rows == sample.times().size()
                ? sample.times()
                : IntStream.range(0, rows).mapToObj(Integer::toString).toList();
        return new MechanismOutput(name, labels, columns(name, last, sample, radius), array.data());
    }

    private static List<String> columns(String name, int count, Sample sample, int radius) {
        if (name.contains("by_offset")) {
            return IntStream.range(0, count)
                    .mapToObj(i -> Integer.toString(i - radius))
                    .toList();
        }
        if (count == sample.channels().size()) {
            return sample.channels();
        }
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}

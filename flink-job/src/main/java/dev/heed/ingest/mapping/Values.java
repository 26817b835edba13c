package dev.heed.ingest.mapping;

import dev.heed.ingest.fields.Numbers;
import dev.heed.ingest.fields.Row;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few values that are looked for: a number is one of them however it is written, a text as it is written.
 *
 * @param texts all of them as text
 * @param numbers those that are numbers
 */
public record Values(List<String> texts, List<Double> numbers) implements Serializable {
    /** These, of which some may be numbers. */
    public static Values of(List<String> texts) {
        List<Double> numbers = new ArrayList<>();
        for (String text : texts) {
            double number = Numbers.parse(text);
            if (!Double.isNaN(number)) {
                numbers.add(number);
            }
        }
        return new Values(List.copyOf(texts), List.copyOf(numbers));
    }

    /** Whether the text is one of them. */
    boolean has(@Nullable String text) {
        return text != null && texts.contains(text);
    }

    /** Whether the number is one of them. */
    boolean has(double number) {
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) == number) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands in a row is one of them. */
    boolean has(Row row, int field) {
        return switch (row.kind(field)) {
            case WHOLE, DECIMAL -> has(row.number(field));
            case TEXT, TRUTH -> has(row.text(field));
            case ABSENT, EMPTY, SAMPLES, OTHER -> false;
        };
    }
}

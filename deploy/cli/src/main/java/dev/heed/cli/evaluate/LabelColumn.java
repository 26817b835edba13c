package dev.heed.cli.evaluate;

import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowReader;
import dev.heed.cli.input.SeriesFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels that are a column of the input. */
final class LabelColumn {
    private LabelColumn() {}

    /** The labels of each entity. */
    static Map<String, Labels> read(SeriesFiles files, String column) {
        Map<String, List<Float>> marks = new LinkedHashMap<>();
        try (RowReader rows = files.columns(List.of(column)).rows()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                marks.computeIfAbsent(row.entity(), entity -> new ArrayList<>()).add(row.values()[0]);
            }
        }
        Map<String, Labels> labels = new LinkedHashMap<>();
        marks.forEach((entity, own) -> labels.put(entity, Labels.of(own)));
        return labels;
    }
}

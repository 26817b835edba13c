package dev.heed.ingest.fields;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.heed.ingest.fields.UnmappedRecord.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads lines of cells; each line makes a row. */
final class CsvFields implements FieldReader {
    private final Format.Csv format;
    private final int[] cells;

    CsvFields(Format.Csv format, List<FieldPath> paths) {
        this.format = format;
        this.cells = paths.stream().mapToInt(path -> format.cell(path.text())).toArray();
    }

    @Override
    public void read(byte[] value, Rows rows) throws UnmappedRecord {
        rows.clear();
        String text = new String(value, StandardCharsets.UTF_8);
        try {
            for (CsvRecord line :
                    CsvReader.builder().fieldSeparator(format.delimiter()).ofCsvRecord(text)) {
                read(line, rows.next());
            }
        } catch (CsvParseException e) {
            throw new UnmappedRecord(Problem.UNREADABLE, "expected a line of CSV, found " + Row.quoted(text));
        }
        if (rows.hasNoLine() || text.isBlank()) {
            throw new UnmappedRecord(Problem.UNREADABLE, "expected a line of CSV, found white space");
        }
    }

    private void read(CsvRecord line, Row row) throws UnmappedRecord {
        int count = format.columns().size();
        if (count > 0 && line.getFieldCount() != count) {
            throw new UnmappedRecord(
                    Problem.UNREADABLE,
                    "expected " + count + " cells with '" + format.delimiter() + "' between them ("
                            + String.join(", ", format.columns()) + "), found " + line.getFieldCount() + " in line "
                            + line.getStartingLineNumber());
        }
        for (int field = 0; field < cells.length; field++) {
            if (cells[field] < line.getFieldCount()) {
                String cell = line.getField(cells[field]);
                if (cell.isBlank()) {
                    row.putEmpty(field);
                } else {
                    row.put(field, format.decimalComma() ? Numbers.withPoint(cell.strip()) : cell.strip());
                }
            }
        }
    }
}

package dev.heed.cli.input;

import java.util.List;

/**
 * A line of a file, taken apart. A quoted cell may make it several.
 *
 * @param number of the line, from 1
 * @param cells its text
 * @param comment whether it is none of the rows
 */
record Line(long number, List<String> cells, boolean comment) {
    boolean isBlank() {
        for (int c = 0; c < cells.size(); c++) {
            if (!cells.get(c).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The text of a cell, "" beyond the last one. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** How many cells there are up to the last that is not blank. */
    int width() {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }
}

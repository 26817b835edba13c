package dev.heed.cli.input;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes lines of what the parser finds, without a record in between. For one thread. */
final class LineHandler extends AbstractBaseCsvCallbackHandler<Line> {
    private static final int FEW = 8;

    private final int skipped;
    private final boolean runs;
    private String[] cells = new String[FEW];
    private int count;
    private int usual = FEW;
    private boolean comment;

    /**
     * Of a text whose first lines were skipped.
     *
     * @param runs whether several separators are one
     */
    LineHandler(int skipped, boolean runs) {
        this.skipped = skipped;
        this.runs = runs;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells = new String[usual];
        count = 0;
        comment = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (length > 0 || quoted || !runs) {
            add(length == 0 ? "" : new String(buffer, offset, length));
        }
    }

    @Override
    protected void handleComment(char[] buffer, int offset, int length) {
        comment = true;
        add(new String(buffer, offset, length));
    }

    private void add(String cell) {
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, 2 * count);
        }
        cells[count++] = cell;
    }

    @Override
    protected @Nullable Line buildRecord() {
        usual = comment ? usual : Math.max(1, count);
        String[] own = count == cells.length ? cells : Arrays.copyOf(cells, count);
        return new Line(getStartingLineNumber() + skipped, Arrays.asList(own), comment);
    }
}

package dev.heed.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A line on the terminal that shows how far the work is; nothing where there is no terminal. */
public final class ProgressLine implements AutoCloseable {
    /** Where nobody knows how much there is to do. */
    public static final long UNKNOWN = -1;

    private final @Nullable ProgressBar bar;

    private ProgressLine(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Begins a line.
     *
     * @param task what is done
     * @param total how much there is to do, or {@link #UNKNOWN}
     * @param unit of what is counted, such as {@code " rows"}
     */
    public static ProgressLine begin(String task, long total, String unit) {
        if (System.console() == null) {
            return new ProgressLine(null);
        }
        return new ProgressLine(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .build());
    }

    /** So much is done. */
    public void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

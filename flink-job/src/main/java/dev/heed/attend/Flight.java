package dev.heed.attend;

import dev.heed.model.serving.AttendedBatch;
import dev.heed.window.Window;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.jspecify.annotations.Nullable;

/** A batch that is under way, and the watermark that must not overtake it. Used by the task's thread alone. */
final class Flight {
    final List<Window> windows;
    final Future<AttendedBatch> result;

    @Nullable
    Watermark watermark;

    Flight(List<Window> windows, Future<AttendedBatch> result) {
        this.windows = windows;
        this.result = result;
    }
}

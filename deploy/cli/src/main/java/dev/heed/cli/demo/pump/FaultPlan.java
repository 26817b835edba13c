package dev.heed.cli.demo.pump;

import java.util.ArrayList;
import java.util.List;

/** Which faults happen when: every hour each kind once, one after the other, each on another pump than the hour before. */
public final class FaultPlan {
    /** Seconds after which the plan begins again. */
    public static final long HOUR_SECONDS = 3_600;

    private static final long[] STARTS = {480, 1_080, 1_680, 2_400};
    private static final long[] ENDS = {720, 1_380, 2_160, 3_300};

    private FaultPlan() {}

    /** The faults of at least one pump in so many whole hours, of which the first begins at a second. */
    public static List<Fault> hourly(List<String> pumps, long fromSecond, int hours) {
        FaultKind[] kinds = FaultKind.values();
        List<Fault> faults = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            long begin = fromSecond + hour * HOUR_SECONDS;
            for (int k = 0; k < kinds.length; k++) {
                String pump = pumps.get((hour * kinds.length + hour + k) % pumps.size());
                faults.add(new Fault(pump, kinds[k], begin + STARTS[k], begin + ENDS[k]));
            }
        }
        return List.copyOf(faults);
    }
}

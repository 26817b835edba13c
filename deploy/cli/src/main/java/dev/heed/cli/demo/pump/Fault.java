package dev.heed.cli.demo.pump;

/**
 * A fault of one pump: from {@code startSecond} until before {@code endSecond} of the simulation.
 *
 * @param pump name of the pump
 * @param kind what goes wrong
 * @param startSecond its first second
 * @param endSecond the first second after it, later than the start
 */
public record Fault(String pump, FaultKind kind, long startSecond, long endSecond) {
    private static final double ONSET_SECONDS = 20;

    public Fault {
        if (startSecond < 0 || endSecond <= startSecond) {
            throw new IllegalArgumentException(
                    "a fault needs 0 <= start < end, found start " + startSecond + " and end " + endSecond);
        }
    }

    /** Whether the pump has it in that second. */
    public boolean isActive(long second) {
        return second >= startSecond && second < endSecond;
    }

    /** How bad it is in that second, 0 to 1: wear grows all the time, the others within 20 s. */
    double severity(long second) {
        if (!isActive(second)) {
            return 0;
        }
        double growth = kind == FaultKind.WEAR ? endSecond - startSecond : ONSET_SECONDS;
        return Math.min(1, (second - startSecond + 1) / growth);
    }
}

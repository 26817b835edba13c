package dev.heed.cli.torture;

/**
 * What changing models under load is to do.
 *
 * @param seed of what is drawn: changes, their times, disorder
 * @param switches how many changes are asked for
 * @param kills how often a TaskManager is killed meanwhile
 * @param phaseSeconds of stretches with changes and of those without, which alternate
 * @param rate readings a second
 * @param pumps that send them
 */
record SwitchPlan(long seed, int switches, int kills, int phaseSeconds, int rate, int pumps) {
    /** Seconds of the pumps' time that pass in one second. */
    double speed() {
        return (double) rate / pumps;
    }
}

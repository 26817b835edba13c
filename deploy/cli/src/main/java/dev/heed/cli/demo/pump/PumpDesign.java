package dev.heed.cli.demo.pump;

import java.util.Random;

/**
 * A centrifugal pump and the pipe it feeds. With r the speed as a share of the rated one, the affinity laws scale the
 * pump's curve, head H = H0 r² − a Q²; the pipe needs H = Hs + k Q²; the pump runs where the two meet.
 *
 * @param ratedRpm speed at r = 1
 * @param shutOffMetres H0: head without flow at rated speed
 * @param curve a, in m / (m³/h)²
 * @param staticMetres Hs: height that the pipe climbs, less than 0.4 H0
 * @param resistance k of pipe and open valve, in m / (m³/h)²
 * @param vibration of the sound bearing at rated speed, mm/s
 */
record PumpDesign(
        double ratedRpm, double shutOffMetres, double curve, double staticMetres, double resistance, double vibration) {
    private static final double BAR_PER_METRE = .0980665;
    private static final double KILOWATT_PER_FLOW_METRE = 9.80665 / 3_600;
    private static final double BEST_FLOW = 100;
    private static final double BEST_EFFICIENCY = .78;

    /** A pump like the others of its make: each number within three per cent. */
    static PumpDesign like(Random random) {
        return new PumpDesign(
                1_480 * around(random, .01),
                50 * around(random, .015),
                .0014 * around(random, .03),
                12 * around(random, .02),
                .0024 * around(random, .03),
                2.1 * around(random, .03));
    }

    private static double around(Random random, double share) {
        return 1 + share * (2 * random.nextDouble() - 1);
    }

    /**
     * Where pump and pipe meet.
     *
     * @param r speed as a share of the rated one, at least 0.65
     * @param headFactor what is left of the pump's head, 1 for a sound pump
     * @param resistanceFactor resistance as a multiple of that of the open valve
     * @param efficiencyFactor what is left of the pump's efficiency, 1 for a new pump
     */
    OperatingPoint run(double r, double headFactor, double resistanceFactor, double efficiencyFactor) {
        double shutOff = shutOffMetres * r * r * headFactor;
        double flow = Math.sqrt(Math.max(0, shutOff - staticMetres) / (curve + resistance * resistanceFactor));
        double head = shutOff - curve * flow * flow;
        double offBest = (flow / r - BEST_FLOW) / (1.6 * BEST_FLOW);
        double efficiency = BEST_EFFICIENCY * (1 - offBest * offBest) * efficiencyFactor;
        return new OperatingPoint(
                r * ratedRpm, flow, head * BAR_PER_METRE, KILOWATT_PER_FLOW_METRE * flow * head / efficiency);
    }

    /**
     * What a pump does at one moment.
     *
     * @param rpm speed of the shaft
     * @param flow m³/h
     * @param bar at the outlet
     * @param kilowatts at the shaft
     */
    record OperatingPoint(double rpm, double flow, double bar, double kilowatts) {}
}

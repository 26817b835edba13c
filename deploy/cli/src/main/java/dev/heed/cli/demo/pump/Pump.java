package dev.heed.cli.demo.pump;

import static dev.heed.cli.demo.pump.Channel.CURRENT;
import static dev.heed.cli.demo.pump.Channel.FLOW;
import static dev.heed.cli.demo.pump.Channel.PRESSURE;
import static dev.heed.cli.demo.pump.Channel.SPEED;
import static dev.heed.cli.demo.pump.Channel.TEMPERATURE;
import static dev.heed.cli.demo.pump.Channel.VIBRATION;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One pump through time: its demand, its slow wear, its faults and the noise of its sensors. A fault draws from a random
 * sequence of its own, so that a pump with and one without it differ by the fault alone.
 */
final class Pump {
    private static final double HEAT_SECONDS = 240;
    private static final double AMBIENT_CELSIUS = 21;
    private static final double AMPERE_PER_KILOWATT = 1.83;
    private static final double IDLE_AMPERE = 7;
    private static final double WEAR_PER_SECOND = 2e-8;

    private final PumpDesign design;
    private final List<Fault> faults;
    private final Demand demand;
    private final Random noise;
    private final Random trouble;
    private final float[] last = new float[Channel.values().length];
    private double resistanceDrift;
    private double celsius = 40;

    /** A pump with faults of its own, none at the same time as another; the same seed gives the same, to the last bit. */
    Pump(long seed, List<Fault> faults) {
        Random random = new Random(seed);
        this.design = PumpDesign.like(random);
        this.demand = new Demand(new Random(random.nextLong()));
        this.noise = new Random(random.nextLong());
        this.trouble = new Random(random.nextLong());
        this.faults = List.copyOf(faults);
    }

    /** What the sensors say in that second, [channels]; to be asked for each second once, in order. */
    float[] measure(long second) {
        Map<FaultKind, Double> severity = new EnumMap<>(FaultKind.class);
        faults.stream().filter(f -> f.isActive(second)).forEach(f -> severity.put(f.kind(), f.severity(second)));
        double cavitation = severity.getOrDefault(FaultKind.CAVITATION, 0.0);
        double wear = severity.getOrDefault(FaultKind.WEAR, 0.0);
        double blocked = severity.getOrDefault(FaultKind.BLOCKED_VALVE, 0.0);

        double r = demand.at(second);
        resistanceDrift += -resistanceDrift / 30 + .008 * noise.nextGaussian();
        double bubbles = cavitation * (.6 + .4 * trouble.nextDouble());
        PumpDesign.OperatingPoint point = design.run(
                r,
                1 - .15 * bubbles,
                (1 + resistanceDrift) * (1 + 5 * blocked),
                1 - WEAR_PER_SECOND * second - .06 * wear);
        double warmth = 1.6 * point.kilowatts() + 3 * Math.sin(2 * Math.PI * second / 86_400) + 16 * wear;
        celsius += (AMBIENT_CELSIUS + warmth - celsius) / HEAT_SECONDS;
        double shaking = design.vibration() * (.3 + .7 * r * r) + 2.4 * wear + 2.2 * bubbles;
        return sensed(point, shaking, severity.containsKey(FaultKind.STUCK_SENSOR));
    }

    private float[] sensed(PumpDesign.OperatingPoint point, double shaking, boolean stuck) {
        float[] values = new float[last.length];
        values[SPEED.ordinal()] = noisy(point.rpm(), 1.5);
        values[FLOW.ordinal()] = noisy(point.flow(), .4);
        float pressure = noisy(point.bar(), .012);
        values[PRESSURE.ordinal()] = stuck ? last[PRESSURE.ordinal()] : pressure;
        values[TEMPERATURE.ordinal()] = noisy(celsius, .05);
        values[VIBRATION.ordinal()] = noisy(shaking, .03 * shaking);
        values[CURRENT.ordinal()] = noisy(Math.hypot(AMPERE_PER_KILOWATT * point.kilowatts(), IDLE_AMPERE), .12);
        System.arraycopy(values, 0, last, 0, last.length);
        return values;
    }

    private float noisy(double value, double sigma) {
        return (float) (value + sigma * noise.nextGaussian());
    }
}

package dev.heed.model.scoring;

import dev.heed.model.series.Period;

/**
 * Which slot of a day or a week a time falls into: as many as the day has steps, at most {@value #MOST}.
 *
 * @param perDay number of slots of a day, ≥ 1
 * @param valuesEach steps that fall into one slot, ≥ 1
 */
record Slots(int perDay, double valuesEach) {
    private static final int MOST = 288;
    private static final int DAYS = 7;
    private static final double DAY_MICROS = 86_400e6;

    static Slots of(Period period) {
        double steps = Math.max(1, DAY_MICROS / period.micros());
        int perDay = (int) Math.min(MOST, Math.round(steps));
        return new Slots(perDay, steps / perDay);
    }

    int perWeek() {
        return DAYS * perDay;
    }

    int ofDay(long timeMicros) {
        return ofWeek(timeMicros) % perDay;
    }

    int ofWeek(long timeMicros) {
        long within = Math.floorMod(timeMicros, (long) (DAYS * DAY_MICROS));
        return (int) Math.min(perWeek() - 1L, (long) (within / DAY_MICROS * perDay));
    }
}

package dev.heed.cli.input;

/**
 * A date, and a time of day if need be, written with digits or an English month: {@code 2024-01-31T12:00:00.5+01:00},
 * {@code 31.1.2024 12:00}, {@code 1/31/24 12:00:00 PM}, {@code 31-Jan-2024}, {@code 20240131 1200}.
 *
 * @param order of a date in digits that does not begin with a year of four
 * @param wall where a time without an offset was read off
 */
record CalendarTime(DateOrder order, WallClock wall) implements TimeFormat {
    @Override
    public long parseMicros(String text, long notBefore) {
        TextCursor cursor = new TextCursor(text.strip());
        long day = new CalendarText(cursor).date(order);
        ClockText clock = new ClockText(cursor);
        long microsOfDay = clock.timeOfDay();
        Integer offsetSeconds = clock.offsetSeconds();
        cursor.end();
        return offsetSeconds == null
                ? wall.micros(day, microsOfDay, notBefore)
                : day * 86_400_000_000L + microsOfDay - offsetSeconds * 1_000_000L;
    }
}

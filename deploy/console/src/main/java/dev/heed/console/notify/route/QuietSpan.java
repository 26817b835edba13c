package dev.heed.console.notify.route;

import dev.heed.schemas.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hours of some days of the week in which people are left alone: {@code [from, to)} by the clock of a zone, over midnight where
 * {@code to} is not after {@code from}.
 *
 * @param days on which it begins
 * @param passes the least severity that is told nevertheless; null: none is
 * @param destinations names of those that it holds for; none: for all
 */
public record QuietSpan(
        ZoneId zone,
        Set<DayOfWeek> days,
        LocalTime from,
        LocalTime to,
        @Nullable Severity passes,
        List<String> destinations) {
    public QuietSpan {
        days = Set.copyOf(days);
        destinations = List.copyOf(destinations);
    }

    boolean holdsFor(String destination) {
        return destinations.isEmpty() || destinations.contains(destination);
    }

    boolean lets(Severity severity) {
        return passes != null && severity.compareTo(passes) >= 0;
    }

    /** When it ends; empty unless a time lies in it. */
    Optional<Instant> end(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return List.of(today.minusDays(1), today).stream()
                .filter(date -> days.contains(date.getDayOfWeek()))
                .filter(date -> !now.isBefore(date.atTime(from).atZone(zone).toInstant()))
                .map(date -> date.plusDays(to.isAfter(from) ? 0 : 1)
                        .atTime(to)
                        .atZone(zone)
                        .toInstant())
                .filter(now::isBefore)
                .findFirst();
    }
}

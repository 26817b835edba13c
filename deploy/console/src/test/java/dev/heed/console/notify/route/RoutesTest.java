package dev.heed.console.notify.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.console.notify.Alerts;
import dev.heed.models.Glob;
import dev.heed.schemas.AlertState;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.schemas.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RoutesTest {
    private static final SaliencyAlert MEDIUM =
            Alerts.of("i", "pump-12", AlertState.OPEN, Severity.MEDIUM, Alerts.START);

    private static List<Glob> globs(String... texts) {
        return List.of(texts).stream().map(Glob::new).toList();
    }

    @Test
    void theFirstRouteThatTakesAnAlertCountsUnlessItGoesOn() {
        Match high = new Match(List.of(), Severity.HIGH, List.of(), List.of());
        Routes routes = new Routes(List.of(
                new Routes.Route(high, List.of("high"), false),
                new Routes.Route(Match.ALL, List.of("first"), true),
                new Routes.Route(Match.ALL, List.of("second"), false),
                new Routes.Route(Match.ALL, List.of("never"), false)));

        assertThat(routes.of(MEDIUM)).containsExactly("first", "second");
        assertThat(routes.of(Alerts.of("i", "e", AlertState.OPEN, Severity.HIGH, Alerts.START)))
                .containsExactly("high");
    }

    @Test
    void aMatchHoldsEntitySeverityChannelAndModel() {
        assertThat(new Match(globs("fan", "pump-1?"), Severity.MEDIUM, globs("flo*"), globs("pumps")).takes(MEDIUM))
                .isTrue();
        assertThat(new Match(globs("pump-?"), Severity.LOW, List.of(), List.of()).takes(MEDIUM))
                .isFalse();
        assertThat(new Match(List.of(), Severity.HIGH, List.of(), List.of()).takes(MEDIUM))
                .isFalse();
        assertThat(new Match(List.of(), Severity.LOW, List.of(), globs("other")).takes(MEDIUM))
                .isFalse();
        assertThat(new Match(List.of(), Severity.LOW, globs("power"), List.of()).takes(MEDIUM))
                .as("power has a twentieth of the blame")
                .isFalse();
    }

    @Test
    @Timeout(20)
    void noNameMakesAPatternTakeForever() {
        String name = "a".repeat(5_000);
        assertThat(new Glob("*a".repeat(30) + "b").matches(name)).isFalse();
        assertThat(new Glob("*a".repeat(30)).matches(name)).isTrue();
        Groups groups = new Groups(Duration.ofMinutes(1), Pattern.compile("^((a+)+)$"), Map.of());
        assertThat(groups.of("a".repeat(40) + "!")).isEmpty();
        assertThat(groups.of("aaa")).contains("aaa");
    }

    @Test
    void aQuestionMarkStandsForOneCharacterWhateverItsSize() {
        assertThat(new Glob("pump ?💥*").matches("pump 名💥7")).isTrue();
        assertThat(new Glob("?").matches("💥")).isTrue();
        assertThat(new Glob("").matches("")).isTrue();
        assertThat(new Glob("a*b?").matches("ab")).isFalse();
    }

    @Test
    void aPatternStandsForTheWholeNameLetterByLetter() {
        assertThat(new Glob("a.b*").matches("a.b\nc")).isTrue();
        assertThat(new Glob("a.b*").matches("axb")).isFalse();
        assertThat(new Glob("a").matches("ab")).isFalse();
        assertThat(new Glob("A").matches("a")).isFalse();
    }

    @Test
    void anEntityBelongsToANamedGroupOrToWhatIsCaptured() {
        Groups groups =
                new Groups(Duration.ofMinutes(1), Pattern.compile("^(line-\\d+)|x"), Map.of("hall", globs("line-9*")));

        assertThat(groups.of("line-12-pump")).contains("line-12");
        assertThat(groups.of("line-9-pump")).contains("hall");
        assertThat(groups.of("pump")).isEmpty();
        assertThat(groups.of("x")).isEmpty();
    }

    private static QuietHours nights(String zone, Set<DayOfWeek> days, @Nullable Severity passes) {
        return new QuietHours(List.of(new QuietSpan(
                ZoneId.of(zone), days, LocalTime.of(22, 0), LocalTime.of(6, 0), passes, List.of("mail"))));
    }

    @Test
    void quietHoursGoOverMidnightAndCountForTheDayOnWhichTheyBegin() {
        QuietHours friday = nights("UTC", EnumSet.of(DayOfWeek.FRIDAY), Severity.HIGH);

        assertThat(friday.heldUntil(Severity.LOW, Instant.parse("2026-11-27T21:59:59Z")))
                .isEmpty();
        assertThat(friday.heldUntil(Severity.LOW, Instant.parse("2026-11-27T22:00:00Z")))
                .contains(Instant.parse("2026-11-28T06:00:00Z"));
        assertThat(friday.heldUntil(Severity.MEDIUM, Instant.parse("2026-11-28T05:59:59Z")))
                .contains(Instant.parse("2026-11-28T06:00:00Z"));
        assertThat(friday.heldUntil(Severity.LOW, Instant.parse("2026-11-28T06:00:00Z")))
                .isEmpty();
        assertThat(friday.heldUntil(Severity.LOW, Instant.parse("2026-11-28T23:00:00Z")))
                .isEmpty();
        assertThat(friday.heldUntil(Severity.HIGH, Instant.parse("2026-11-27T23:00:00Z")))
                .isEmpty();
        assertThat(friday.of("slack").spans()).isEmpty();
        assertThat(friday.of("mail").spans()).hasSize(1);
    }

    @Test
    void quietHoursGoByTheClockOnTheWallWhenItChanges() {
        QuietHours berlin = nights("Europe/Berlin", EnumSet.allOf(DayOfWeek.class), null);

        assertThat(berlin.heldUntil(Severity.HIGH, Instant.parse("2026-10-24T21:00:00Z")))
                .as("an hour longer")
                .contains(Instant.parse("2026-10-25T05:00:00Z"));
        assertThat(berlin.heldUntil(Severity.HIGH, Instant.parse("2026-10-23T21:00:00Z")))
                .contains(Instant.parse("2026-10-24T04:00:00Z"));
    }

    @Test
    void spansThatTouchAreOne() {
        QuietSpan saturday = new QuietSpan(
                ZoneId.of("UTC"), Set.of(DayOfWeek.SATURDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, null, List.of());
        QuietSpan sunday = new QuietSpan(
                ZoneId.of("UTC"), Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.NOON, null, List.of());
        QuietHours weekend = new QuietHours(List.of(saturday, sunday));

        assertThat(weekend.heldUntil(Severity.LOW, Instant.parse("2026-11-28T00:00:00Z")))
                .contains(Instant.parse("2026-11-29T12:00:00Z"));
        assertThat(weekend.neverEnd(Severity.LOW, Instant.parse("2026-11-28T00:00:00Z")))
                .isFalse();
    }
}

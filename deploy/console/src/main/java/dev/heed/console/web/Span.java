package dev.heed.console.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * A span of an entity.
 *
 * @param from µs since the epoch
 * @param to µs since the epoch, after {@code from}
 */
record Span(String entity, long from, long to) {
    private static final long MOST_MILLIS = 366L * 24 * 3_600_000;

    /** The span that a request names. */
    static Span of(Context request) {
        long from = time(request, "from");
        long to = time(request, "to");
        if (to <= from || to - from > MOST_MILLIS) {
            throw new NotLetIn(
                    HttpStatus.BAD_REQUEST, "from, to: expected a span of a year at most, found " + from + " to " + to);
        }
        return new Span(entity(request), from * 1_000, to * 1_000);
    }

    static String entity(Context request) {
        String entity = request.queryParam("entity");
        if (entity == null || entity.isEmpty()) {
            throw new NotLetIn(HttpStatus.BAD_REQUEST, "entity: expected a name, found none");
        }
        return entity;
    }

    /** A time of the query, ms since the epoch. */
    static long time(Context request, String name) {
        try {
            double millis = Double.parseDouble(String.valueOf(request.queryParam(name)));
            if (Math.abs(millis) < 9e15 / 1_000) {
                return Math.round(millis);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new NotLetIn(
                HttpStatus.BAD_REQUEST,
                "%s: expected ms since the epoch, found '%s'".formatted(name, request.queryParam(name)));
    }

    long micros() {
        return to - from;
    }
}

package dev.heed.console.web;

import io.javalin.http.HttpStatus;

/** A request that is not answered, with the reason in one line. */
final class NotLetIn extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    NotLetIn(HttpStatus status, String line) {
        super(line, null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}

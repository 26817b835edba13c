package dev.heed.cli.input;

import java.time.DateTimeException;

/** A place within a text that is read from left to right. For one thread. */
final class TextCursor {
    private final String text;
    private int at;
    private int digits;

    TextCursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    /** Goes on, or back. */
    void to(int place) {
        at = Math.min(place, text.length());
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    /** How many digits the last number had. */
    int digits() {
        return digits;
    }

    /** Skips letters and gives them. */
    String word() {
        int begin = at;
        while (Character.isLetter(peek())) {
            at++;
        }
        return text.substring(begin, at);
    }

    /** Whether the rest begins so. */
    boolean begins(String word) {
        return text.startsWith(word, at);
    }

    /** That nothing is left. */
    void end() {
        separators(" ");
        if (at < text.length()) {
            throw wrong("its end");
        }
    }

    /** The next digits, that many at most, one at least. */
    int number(int most) {
        int number = 0;
        digits = 0;
        while (digits < most && peek() >= '0' && peek() <= '9') {
            number = number * 10 + peek() - '0';
            at++;
            digits++;
        }
        if (digits == 0) {
            throw wrong("a number");
        }
        return number;
    }

    /** Skips what may be between parts. */
    void separators(String any) {
        while (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Skips the one that must come. */
    void expect(char separator) {
        if (peek() != separator) {
            throw wrong("'" + separator + "'");
        }
        at++;
    }

    /** The next character; the one with the code 0 at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    /** That something else was expected here. */
    DateTimeException wrong(String expected) {
        return new DateTimeException("expected " + expected + " at character " + (at + 1) + " of '" + text + "'");
    }
}

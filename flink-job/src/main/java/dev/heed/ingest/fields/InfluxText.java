package dev.heed.ingest.fields;

import dev.heed.ingest.fields.UnmappedRecord.Problem;
import java.util.Set;

/** Lines of Influx's protocol as they are read, character by character. Mutable, of one record. */
final class InfluxText {
    static final Set<String> TRUE = Set.of("t", "T", "true", "True", "TRUE");
    static final Set<String> FALSE = Set.of("f", "F", "false", "False", "FALSE");

    private final String text;
    private int at;
    private int line;

    InfluxText(String text) {
        this.text = text;
    }

    /** Goes to the next line that is neither empty nor a comment; false at the end. */
    boolean nextLine() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                line++;
                return true;
            }
        }
        return false;
    }

    /** A name or value up to a space, the line's end, or one of these characters; each may be escaped with a backslash. */
    String name(String ends, String what) throws UnmappedRecord {
        StringBuilder name = new StringBuilder();
        while (at < text.length() && !isEnd(text.charAt(at), ends)) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && ",= \\".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            name.append(text.charAt(at++));
        }
        if (name.isEmpty()) {
            throw problem(what, found());
        }
        return name.toString();
    }

    private static boolean isEnd(char c, String ends) {
        return c == ' ' || c == '\n' || c == '\r' || ends.indexOf(c) >= 0;
    }

    /** A text in double quotes, in which those and backslashes are escaped. */
    String quoted() throws UnmappedRecord {
        StringBuilder quoted = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            quoted.append(text.charAt(at));
        }
        require('"');
        return quoted.toString();
    }

    /** Whether a text in quotes is next. */
    boolean isQuote() {
        return at < text.length() && text.charAt(at) == '"';
    }

    /** Takes a character if it is next. */
    boolean takes(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    void require(char c) throws UnmappedRecord {
        if (!takes(c)) {
            throw problem("'" + c + "'", found());
        }
    }

    /** Takes spaces; then the line must end. */
    void requireEnd() throws UnmappedRecord {
        while (takes(' ') || takes('\r')) {
            // spaces at a line's end say nothing
        }
        if (at < text.length() && !takes('\n')) {
            throw problem("the line's end", found());
        }
    }

    private String found() {
        int end = text.indexOf('\n', at);
        String rest = text.substring(at, end < 0 ? text.length() : end);
        return rest.isBlank() ? "the line's end" : Row.quoted(rest);
    }

    /** What is wrong with the line. */
    UnmappedRecord problem(String expected, String found) {
        return new UnmappedRecord(
                Problem.UNREADABLE,
                "expected " + expected + " in line " + line + " of Influx's protocol, found " + found);
    }
}

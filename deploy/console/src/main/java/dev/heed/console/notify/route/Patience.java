package dev.heed.console.notify.route;

/**
 * A text that a regular expression may look at so many times: some expressions look at some names exponentially often, and anybody may
 * choose a name. Used by one thread.
 */
final class Patience implements CharSequence {
    /** Longer names are cut: an expression may need stack for each character. */
    private static final int LONGEST = 1_000;

    private static final int LOOKS = 1_000_000;

    private final CharSequence text;
    private int looks;

    Patience(String text) {
        this.text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** It was looked at too often. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended() {
            super("looked at too often", null, false, false);
        }
    }

    /** @throws Ended when it was looked at too often */
    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new Ended();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

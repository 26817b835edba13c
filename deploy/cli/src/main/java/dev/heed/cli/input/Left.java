package dev.heed.cli.input;

/** Why a line was left out of the rows. */
enum Left {
    EMPTY("empty"),
    COMMENT("comments"),
    BEFORE_1970("before 1970"),
    NAMES("the line of names again"),
    NO_TIME("without a time", "name another --time-column, or give its --time-format"),
    SHORT("with too few cells", "give another --delimiter, or --no-header with --skip-lines"),
    LONG("with too many cells", "give another --delimiter, or --no-header with --skip-lines"),
    NO_CHANNEL("without a channel", "name another --channel-column"),
    NO_ENTITY("without an entity", "name another --entity-column");

    private final String words;
    private final String remedy;

    Left(String words) {
        this(words, "");
    }

    Left(String words, String remedy) {
        this.words = words;
        this.remedy = remedy;
    }

    /** Whether something is wrong with such a line. */
    boolean isBad() {
        return !remedy.isEmpty();
    }

    String words() {
        return words;
    }

    /** What to do where most lines are such. */
    String remedy() {
        return remedy;
    }
}

package dev.heed.console.notify.progress;

import java.util.Base64;
import java.util.BitSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a destination is with a partition: what is committed as offset and metadata. Records before {@code offset} are done, and
 * of those in {@code [offset, next)} all that are not {@code waiting}. Records from {@code since} on are read once more to know
 * which alerts are open.
 *
 * @param offset the oldest record that is not done
 * @param since at most {@code offset}
 * @param next at least {@code offset}
 * @param waiting offsets in [offset, next)
 */
record Bookmark(long offset, long since, long next, SortedSet<Long> waiting) {
    /** Kafka keeps 4,096 characters (offset.metadata.max.bytes). */
    private static final int MOST_BITS = 22_000;

    private static final Pattern METADATA = Pattern.compile("heed1 (\\d{1,18}) (\\d{1,18}) ([\\w-]*)");

    Bookmark {
        if (since > offset || next < offset) {
            throw new IllegalArgumentException(
                    "expected since <= offset <= next, found %d, %d, %d".formatted(since, offset, next));
        }
    }

    /** At a record, with nothing else known. */
    static Bookmark at(long offset) {
        return new Bookmark(offset, offset, offset, new TreeSet<>());
    }

    /** What was committed; metadata of others count for nothing. */
    static Bookmark of(long offset, String metadata) {
        Matcher matcher = METADATA.matcher(metadata);
        if (!matcher.matches()) {
            return at(offset);
        }
        BitSet bits = BitSet.valueOf(Base64.getUrlDecoder().decode(matcher.group(3)));
        TreeSet<Long> waiting = new TreeSet<>();
        bits.stream().forEach(bit -> waiting.add(offset + bit));
        return new Bookmark(
                offset,
                Math.max(0, offset - Long.parseLong(matcher.group(1))),
                offset + Long.parseLong(matcher.group(2)),
                waiting);
    }

    /** The metadata. Where they would be too long, records far after the oldest that waits will be told again. */
    String metadata() {
        BitSet bits = new BitSet();
        waiting.stream().filter(one -> one - offset < MOST_BITS).forEach(one -> bits.set((int) (one - offset)));
        long known = waiting.isEmpty() || waiting.last() - offset < MOST_BITS ? next - offset : MOST_BITS;
        return "heed1 %d %d %s"
                .formatted(
                        offset - since,
                        known,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bits.toByteArray()));
    }
}

package dev.heed.console.notify.destination;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A destination did not take a notification. Its message tells why, in words and without a secret of this side. */
public final class NotDelivered extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;
    private final @Nullable Duration after;

    private NotDelivered(String why, boolean lasting, @Nullable Duration after) {
        super(why);
        this.lasting = lasting;
        this.after = after;
    }

    /** It will not take it however often it is sent. */
    public static NotDelivered lasting(String why) {
        return new NotDelivered(why, true, null);
    }

    /** It may take it later. */
    public static NotDelivered passing(String why) {
        return new NotDelivered(why, false, null);
    }

    /** It may take it after a time that it named. */
    static NotDelivered passing(String why, @Nullable Duration after) {
        return new NotDelivered(why, false, after);
    }

    public boolean isLasting() {
        return lasting;
    }

    /** After what time to try again, where it said so. */
    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }
}

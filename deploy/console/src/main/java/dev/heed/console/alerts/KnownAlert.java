package dev.heed.console.alerts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.heed.console.feed.Alert;
import dev.heed.console.feed.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert as all its records say.
 *
 * @param latest its newest record
 * @param opened start of the step that its first record speaks of, ms since the epoch
 * @param similar moments of the past that its opening looks like
 * @param verdict what was said of it last
 * @param version of the book when it changed last
 */
public record KnownAlert(
        @JsonUnwrapped Alert latest,
        long opened,
        List<Alert.Similar> similar,
        @Nullable Verdict verdict,
        @JsonIgnore long version) {
    KnownAlert now(Alert record, long changed) {
        // a closing record speaks of the event's last step, which may lie before the last update's
        boolean isOlder = record.isOpen() && (!latest.isOpen() || record.time() < latest.time());
        return new KnownAlert(
                isOlder ? latest : record,
                Math.min(opened, record.time()),
                similar.isEmpty() ? record.similar() : similar,
                verdict,
                changed);
    }

    KnownAlert judged(Verdict said, long changed) {
        return new KnownAlert(latest, opened, similar, said, changed);
    }
}

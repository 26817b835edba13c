package dev.heed.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What became of one record of the topic of updates, or of an earlier change that it repeats: one of the two is there.
 *
 * @param request a {@link dev.heed.models.UpdateRequest} as bytes
 * @param rejected the bad
 */
public record UpdateRecord(
        byte @Nullable [] request, @Nullable Rejected rejected) {}

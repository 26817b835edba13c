package dev.heed.cli.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a version does now.
 *
 * @param version of the model
 * @param digest of its manifest
 * @param uri where it is
 * @param now what it does: published, shadow, canary, active, retired or refused; or what is asked and not answered for good
 * @param share of the entities, with canary
 * @param since event time from which on, ISO 8601; null where none is known
 * @param subtasks that said so, such as {@code 4 of 4}; empty where none did
 * @param text remark of the job, or why it was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionState(
        String version,
        String digest,
        String uri,
        String now,
        @Nullable Float share,
        @Nullable String since,
        String subtasks,
        String text) {}

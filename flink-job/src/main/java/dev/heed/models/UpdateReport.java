package dev.heed.models;

import java.io.Serializable;

/**
 * A subtask says that a change holds for the entities that it keeps.
 *
 * @param news of the change
 * @param subtask that says so
 * @param of so many
 * @param sinceMicros event time from which on it holds there; later than the change's own where it came after that
 * @param model that it means: with a rollback the version that is active again
 */
public record UpdateReport(ModelNews news, int subtask, int of, long sinceMicros, ModelTag model)
        implements Serializable {}

package dev.heed.model.attention;

/**
 * What a score must know to ask for its parameters.
 *
 * @param width D of queries and keys
 * @param hidden A, for the scores with a hidden layer
 * @param positions P: keys (global) or offsets (local), for the score that depends on them
 */
public record ScoreSizes(int width, int hidden, int positions) {}

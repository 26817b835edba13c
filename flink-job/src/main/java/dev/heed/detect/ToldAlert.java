package dev.heed.detect;

/**
 * An alert that was told, kept for what people may say of it.
 *
 * @param id its id
 * @param opening what its opening looked like
 * @param height its largest score so far, in terms of the score from which on a step counted when it opened
 */
record ToldAlert(String id, Likeness opening, double height) {}

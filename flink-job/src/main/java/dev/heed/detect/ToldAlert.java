package dev.heed.detect;

/**
 * An alert that was told, kept for what people may say of it.
 *
 * @param id its id
 * @param opening what its opening looked like
 * @param height its largest strength so far, in terms of the level in force when it opened
 */
record ToldAlert(String id, Likeness opening, double height) {}

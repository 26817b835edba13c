/**
 * The page in a real browser: records go into a real Kafka, and what a person would see is asserted. Start at {@link
 * dev.heed.console.page.PageIT}; {@link dev.heed.console.page.Stage} puts the parts together.
 */
@org.jspecify.annotations.NullMarked
package dev.heed.console.page;

/**
 * How soon a reading is seen: a real broker, a real job, {@code heed watch} in a process of its own and a real browser. Start
 * at {@link dev.heed.console.load.PageTable}; the figures are in {@code deploy/measure/page.md}.
 */
@org.jspecify.annotations.NullMarked
package dev.heed.console.load;

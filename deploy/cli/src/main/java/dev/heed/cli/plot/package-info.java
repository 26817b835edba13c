/**
 * Pictures that several commands draw: in come values and labels, out go charts of XChart.
 *
 * <p>Start with {@link dev.heed.cli.plot.HeatMap}.
 */
@NullMarked
package dev.heed.cli.plot;

import org.jspecify.annotations.NullMarked;

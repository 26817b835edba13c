/**
 * Pumps that do not exist: in come a seed and a plan of faults, out go what their sensors would measure each second, and
 * the truth to compare alerts with.
 *
 * <p>Start with {@link dev.heed.cli.demo.pump.PumpStation}; the physics is {@link dev.heed.cli.demo.pump.PumpDesign}.
 */
@NullMarked
package dev.heed.cli.demo.pump;

import org.jspecify.annotations.NullMarked;

/**
 * {@code heed torture}: the whole job as a cluster of processes, a load, and faults drawn from a seed. What a read_committed
 * consumer saw is compared with an undisturbed run over the same input, record by record.
 *
 * <p>Start with {@link dev.heed.cli.torture.Torture}.
 */
@NullMarked
package dev.heed.cli.torture;

import org.jspecify.annotations.NullMarked;

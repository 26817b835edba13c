/**
 * A model's way to where it runs. In comes the place that an option names, a directory or a URI; out goes a verified directory on
 * this machine, and with the job on each TaskManager.
 *
 * <p>Start reading at {@link dev.heed.shipment.ModelFetch}.
 */
@NullMarked
package dev.heed.shipment;

import org.jspecify.annotations.NullMarked;

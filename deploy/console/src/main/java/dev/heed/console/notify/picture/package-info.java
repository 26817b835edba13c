/**
 * An alert as a picture. In come records of the features, saliency and forecasts around it; out goes a PNG.
 *
 * <p>Start reading at {@link dev.heed.console.notify.picture.AlertPicture}.
 */
@NullMarked
package dev.heed.console.notify.picture;

import org.jspecify.annotations.NullMarked;

/**
 * Who is told what, and when. In come alerts; out go names of destinations, groups and ends of quiet hours.
 *
 * <p>Start reading at {@link dev.heed.console.notify.route.Routes}.
 */
@NullMarked
package dev.heed.console.notify.route;

import org.jspecify.annotations.NullMarked;

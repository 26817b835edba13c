/**
 * In: requests of browsers. Out: the page's files, streams of events and answers as JSON; who is not let in is told why. Start
 * at {@link dev.heed.console.web.WebServer}.
 */
@NullMarked
package dev.heed.console.web;

import org.jspecify.annotations.NullMarked;

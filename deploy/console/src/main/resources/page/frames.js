// When things are drawn: in a frame of the browser, at most 20 times a second, not while the tab is hidden.
const GAP_MS = 50;
const waiting = new Set();
let scheduled = false;
let last = -GAP_MS;

/** Draws once in the next frame, however often it is asked for until then. */
export function inNextFrame(draw) {
  waiting.add(draw);
  if (scheduled) return;
  scheduled = true;
  const wait = last + GAP_MS - performance.now();
  if (wait > 0) setTimeout(() => requestAnimationFrame(run), wait);
  else requestAnimationFrame(run);
}

/** Takes back what was asked for. */
export function notAnyMore(draw) {
  waiting.delete(draw);
}

function run() {
  scheduled = false;
  last = performance.now();
  const draws = [...waiting];
  waiting.clear();
  for (const draw of draws) {
    try {
      draw();
    } catch (e) {
      console.error(e);
    }
  }
}

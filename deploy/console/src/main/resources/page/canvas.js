// A canvas that is as sharp as the screen, and the one scale that all scores are drawn on.
import { colour } from './theme.js';

/** The 2d context of a canvas, cleared, in CSS pixels: {context, width, height}; null while it has no size. */
export function surface(canvas) {
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (width === 0 || height === 0) return null;
  const density = Math.min(2, devicePixelRatio || 1);
  const context = canvas.getContext('2d');
  if (canvas.width !== Math.round(width * density) || canvas.height !== Math.round(height * density)) {
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
  }
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

/** Small text that stays legible over whatever is drawn there. */
export function write(context, text, x, y) {
  context.font = '10px system-ui, sans-serif';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = colour('card');
  context.fillStyle = colour('muted');
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
  context.lineWidth = 1;
}

const ALERT_LINE = 0.55;
const TOP_RATIO = 16;

/** Where score/threshold lies between 0 and 1: straight up to 1, the alert line at 0.55, then by its logarithm up to 16. */
export function heightOfRatio(ratio) {
  if (ratio <= 1) return ALERT_LINE * Math.max(0, ratio);
  return ALERT_LINE + (1 - ALERT_LINE) * Math.min(1, Math.log(ratio) / Math.log(TOP_RATIO));
}

/** Runs of columns that hold a number: calls each with (start, end), end not included. */
export function runs(values, from, to, each) {
  let start = -1;
  for (let k = from; k <= to; k++) {
    const there = k < to && values[k] !== null && values[k] !== undefined;
    if (there && start < 0) start = k;
    if (!there && start >= 0) {
      each(start, k);
      start = -1;
    }
  }
}

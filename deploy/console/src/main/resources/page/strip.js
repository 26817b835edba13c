// The strip of a tile: score over threshold in the last hour, the line where an alert becomes possible.
import { heightOfRatio, surface } from './canvas.js';
import { colour } from './theme.js';

/**
 * Paints a strip so that the right edge is column `end`.
 * @param strip numbers, null where there was nothing, the first of them of column `first`
 */
export function paintStrip(canvas, strip, first, end, columns) {
  const area = surface(canvas);
  if (!area) return;
  const { context, width, height } = area;
  const step = width / columns;
  const line = Math.round(height * (1 - heightOfRatio(1))) + 0.5;
  context.strokeStyle = colour('alert-line');
  context.setLineDash([3, 3]);
  context.beginPath();
  context.moveTo(0, line);
  context.lineTo(width, line);
  context.stroke();
  context.setLineDash([]);
  const calm = colour('series');
  const high = colour('severity-high');
  for (let k = 0; k < strip.length; k++) {
    const ratio = strip[k];
    if (ratio === null || ratio === undefined) continue;
    const x = (first + k - (end - columns)) * step;
    if (x < -step) continue;
    const bar = Math.max(1, heightOfRatio(ratio) * height);
    context.fillStyle = ratio >= 1 ? high : calm;
    context.fillRect(x, height - bar, Math.max(1, step * 0.9), bar);
  }
}

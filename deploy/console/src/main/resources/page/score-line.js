// The score against its threshold: 1 is where an alert becomes possible, whatever the model.
import { heightOfRatio, runs, surface, write } from './canvas.js';
import { paintGround } from './axis.js';
import { colour } from './theme.js';

export function ratioAt(columns, k) {
  const score = columns.score[k];
  const threshold = columns.threshold[k];
  return score === null || score === undefined || !(threshold > 0) ? null : score / threshold;
}

/** @param scene {axis, columns, spans, isSmall}: a small one has no words */
export function paintScore(canvas, { axis, columns, spans, isSmall }) {
  const area = surface(canvas);
  if (!area) return;
  const { context, width, height } = area;
  paintGround(context, width, height, axis, spans);
  const y = (ratio) => height - heightOfRatio(ratio) * (height - 4);
  paintLevels(context, width, y);
  const [from, to] = columns.within(axis);
  const ratios = [];
  for (let k = from; k < to; k++) ratios[k] = ratioAt(columns, k);
  const x = (k) => axis.x(columns.timeOf(k), width);
  for (const [fill, low, high] of [
    [colour('series-band'), 0, 1],
    [colour('alert-fill'), 1, Infinity],
  ]) {
    context.fillStyle = fill;
    for (let k = from; k < to; k++) {
      if (ratios[k] === null || ratios[k] <= low) continue;
      const top = y(Math.min(high, ratios[k]));
      context.fillRect(x(k), top, x(k + 1) - x(k) + 0.3, y(low) - top);
    }
  }
  context.strokeStyle = colour('series');
  context.lineWidth = 1.2;
  context.beginPath();
  runs(ratios, from, to, (start, end) => {
    for (let k = start; k < end; k++) {
      context[k === start ? 'moveTo' : 'lineTo'](x(k), y(ratios[k]));
      context.lineTo(x(k + 1), y(ratios[k]));
    }
  });
  context.stroke();
  context.lineWidth = 1;
  if (!isSmall) writeLevels(context, y);
}

function paintLevels(context, width, y) {
  for (const ratio of [1, 4, 16]) {
    context.strokeStyle = colour(ratio === 1 ? 'alert-line' : 'rule');
    context.setLineDash(ratio === 1 ? [4, 3] : []);
    context.beginPath();
    context.moveTo(0, Math.round(y(ratio)) + 0.5);
    context.lineTo(width, Math.round(y(ratio)) + 0.5);
    context.stroke();
  }
  context.setLineDash([]);
}

function writeLevels(context, y) {
  for (const [ratio, text] of [
    [1, '1 ×  alert possible'],
    [4, '4 ×'],
    [16, '16 ×'],
  ])
    write(context, text, 3, y(ratio) + 10);
}

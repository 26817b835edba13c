// A channel as a line: band of what had been forecast, least and largest of each column, their mean; gaps stay gaps.
import { runs, surface, write } from './canvas.js';
import { paintGround } from './axis.js';
import { figure } from './figures.js';
import { extent } from './scale.js';
import { colour } from './theme.js';

/** @param scene {axis, columns, forecast, spans} */
export function paintLine(canvas, scene, c, scale) {
  const area = surface(canvas);
  if (!area) return;
  const { context, width, height } = area;
  const { axis, columns, spans } = scene;
  const [from, to] = columns.within(axis);
  paintGround(context, width, height, axis, spans);
  scale.fit(...extent(columns, c, from, to));
  if (scale.low === null) return;
  const pen = {
    context,
    width,
    height,
    from,
    to,
    x: (k) => axis.x(columns.timeOf(k + 0.5), width),
    y: (v) => scale.y(v, height),
  };
  band(pen, columns.low[c], columns.high[c], colour('band'));
  line(pen, columns.mid[c], colour('band-line'), 1, [2, 3]);
  band(pen, columns.min[c], columns.max[c], colour('series-band'));
  line(pen, columns.mean[c], colour('series'), 1.4, []);
  if (scene.forecast) paintFan(pen, axis, scene.forecast, c);
  paintScale(pen, scale);
}

function band({ context, from, to, x, y }, lows, highs, fill) {
  context.fillStyle = fill;
  runs(lows, from, to, (start, end) => {
    context.beginPath();
    const half = (x(start + 1) - x(start)) / 2;
    context.moveTo(x(start) - half, y(highs[start]));
    for (let k = start; k < end; k++) context.lineTo(x(k), y(highs[k]));
    context.lineTo(x(end - 1) + half, y(highs[end - 1]));
    context.lineTo(x(end - 1) + half, y(lows[end - 1]));
    for (let k = end - 1; k >= start; k--) context.lineTo(x(k), y(lows[k]));
    context.lineTo(x(start) - half, y(lows[start]));
    context.fill();
  });
}

function line({ context, from, to, x, y }, values, stroke, thickness, dash) {
  context.strokeStyle = stroke;
  context.lineWidth = thickness;
  context.lineJoin = 'round';
  context.setLineDash(dash);
  context.beginPath();
  runs(values, from, to, (start, end) => {
    const lone = end - start === 1 ? 1 : 0;
    context.moveTo(x(start) - lone, y(values[start]));
    for (let k = start; k < end; k++) context.lineTo(x(k) + (k === end - 1 ? lone : 0), y(values[k]));
  });
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = 1;
}

/** The newest forecast as a fan: outer levels light, inner ones darker, the middle one as a line. */
function paintFan({ context, width, y }, axis, forecast, c) {
  const { issued, step, levels, values } = forecast;
  const levelsOf = values[c];
  if (!levelsOf) return;
  const x = (k) => axis.x(issued + (k + 1.5) * step, width);
  context.fillStyle = colour('fan');
  for (let lower = 0, upper = levels.length - 1; lower < upper; lower++, upper--) {
    const lows = levelsOf[lower];
    const highs = levelsOf[upper];
    context.beginPath();
    highs.forEach((value, k) => context.lineTo(x(k), y(value)));
    for (let k = lows.length - 1; k >= 0; k--) context.lineTo(x(k), y(lows[k]));
    context.fill();
  }
  context.strokeStyle = colour('fan-line');
  context.setLineDash([4, 2]);
  context.beginPath();
  levelsOf[levels.length >> 1].forEach((value, k) => context.lineTo(x(k), y(value)));
  context.stroke();
  context.setLineDash([]);
}

function paintScale({ context, height }, scale) {
  for (const [value, at] of [
    [scale.high, 10],
    [scale.low, height - 3],
  ]) {
    write(context, figure(Number(value.toPrecision(3))), 3, at);
  }
}

// The one time axis that everything of a machine is drawn on.
import { date, hourAndMinute, timeOfDay, zoneOffset } from './clock.js';
import { surface } from './canvas.js';
import { colour } from './theme.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [1, 2, 5, 10, 15, 30]
  .map((n) => n * SECOND)
  .concat([1, 2, 5, 10, 15, 30].map((n) => n * MINUTE))
  .concat([1, 2, 3, 6, 12].map((n) => n * HOUR))
  .concat([1, 2, 7, 14, 30, 90, 365].map((n) => n * DAY));
const PIXELS_PER_LABEL = 96;

export class Axis {
  constructor(from, to) {
    this.from = from;
    this.to = to;
  }

  x(time, width) {
    return ((time - this.from) / (this.to - this.from)) * width;
  }

  time(x, width) {
    return this.from + (x / width) * (this.to - this.from);
  }

  /** Round times of the zone, as many as have room. */
  ticks(width) {
    const most = Math.max(2, Math.floor(width / PIXELS_PER_LABEL));
    const step = STEPS.find((candidate) => (this.to - this.from) / candidate <= most) ?? STEPS.at(-1);
    const offset = zoneOffset(this.from);
    const times = [];
    for (let t = Math.ceil((this.from + offset) / step) * step - offset; t <= this.to; t += step) times.push(t);
    return { step, times };
  }

  equals(other) {
    return other && other.from === this.from && other.to === this.to;
  }
}

function label(time, step, midnight) {
  if (midnight || step >= DAY) return date(time);
  return step < MINUTE ? timeOfDay(time) : hourAndMinute(time);
}

/** Writes the times under the charts. */
export function paintAxis(canvas, axis) {
  const area = surface(canvas);
  if (!area) return;
  const { context, width } = area;
  const { step, times } = axis.ticks(width);
  context.font = '11px system-ui, sans-serif';
  context.textAlign = 'center';
  context.fillStyle = colour('muted');
  context.strokeStyle = colour('rule-strong');
  context.beginPath();
  for (const time of times) {
    const x = Math.round(axis.x(time, width)) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, 5);
    const text = label(time, step, (time + zoneOffset(time)) % DAY === 0);
    const half = context.measureText(text).width / 2;
    if (x - half >= 0 && x + half <= width) context.fillText(text, x, 17);
  }
  context.stroke();
}

/** The faint upright lines in a chart, and the alerts' spans behind it. */
export function paintGround(context, width, height, axis, spans) {
  context.fillStyle = colour('alert-shade');
  for (const span of spans) {
    const x = axis.x(span.from, width);
    context.fillRect(x, 0, Math.max(2, axis.x(span.to, width) - x), height);
  }
  context.strokeStyle = colour('rule');
  context.beginPath();
  for (const time of axis.ticks(width).times) {
    const x = Math.round(axis.x(time, width)) + 0.5;
    context.moveTo(x, 0);
    context.lineTo(x, height);
  }
  context.stroke();
}

// Channels × time in the colours of blame, on the time axis of the lines above it.
import { surface } from './canvas.js';
import { blameRamp, shade } from './blame-colours.js';
import { h, say } from './element.js';
import { compact } from './figures.js';
import { colour } from './theme.js';

const LEAST_TOP = 1024;

export class HeatMap {
  constructor() {
    this.canvas = h('canvas', { class: 'heat', 'aria-hidden': 'true' });
    this.labels = h('div', { class: 'heat-labels', 'aria-hidden': 'true' });
    this.ramp = h('canvas', { class: 'ramp', 'aria-hidden': 'true' });
    this.top = h('span', { class: 'muted' });
    this.legend = h('span', { class: 'legend' }, h('span', { class: 'muted' }, '0'), this.ramp, this.top);
    this.cells = document.createElement('canvas');
    this.most = LEAST_TOP;
  }

  /** @param channels [{name, unit}] */
  begin(channels) {
    const row = Math.max(5, Math.min(18, Math.floor(260 / channels.length)));
    this.canvas.style.height = `${row * channels.length}px`;
    this.labels.replaceChildren(
      ...(row >= 11 ? channels.map((channel) => h('span', { title: channel.name }, channel.name)) : []),
    );
    this.labels.style.gridAutoRows = `${row}px`;
    this.labels.style.fontSize = row < 14 ? '10px' : '';
    this.most = LEAST_TOP;
  }

  paint({ axis, columns }) {
    const area = surface(this.canvas);
    if (!area || columns.isEmpty()) return;
    const { context, width, height } = area;
    context.fillStyle = colour('gap');
    context.fillRect(0, 0, axis.x(Math.min(axis.to, axis.newest), width), height);
    const [from, to] = columns.within(axis);
    if (to <= from) return;
    this.raise(columns, from, to);
    this.fillCells(columns, from, to);
    const left = axis.x(columns.timeOf(from), width);
    const right = axis.x(columns.timeOf(to), width);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.cells, left, 0, right - left, height);
    this.paintRules(context, width, height, columns.channels.length);
    this.paintLegend();
  }

  /** The colour scale only grows while one machine is looked at: a colour keeps its meaning. */
  raise(columns, from, to) {
    for (const row of columns.saliency) {
      for (let k = from; k < to; k++) while (row[k] > this.most) this.most *= 2;
    }
  }

  fillCells(columns, from, to) {
    const rows = columns.channels.length;
    this.cells.width = to - from;
    this.cells.height = rows;
    const context = this.cells.getContext('2d');
    const image = context.createImageData(to - from, rows);
    const ramp = blameRamp();
    for (let c = 0, at = 0; c < rows; c++) {
      const values = columns.saliency[c];
      for (let k = from; k < to; k++, at += 4) {
        const value = values[k];
        if (value === null || value === undefined) continue;
        const i = 3 * shade(value, this.most);
        image.data[at] = ramp[i];
        image.data[at + 1] = ramp[i + 1];
        image.data[at + 2] = ramp[i + 2];
        image.data[at + 3] = 255;
      }
    }
    context.putImageData(image, 0, 0);
  }

  paintRules(context, width, height, rows) {
    if (height / rows < 8) return;
    context.fillStyle = colour('card');
    for (let c = 1; c < rows; c++) context.fillRect(0, Math.round((c * height) / rows) - 0.5, width, 1);
  }

  paintLegend() {
    say(this.top, compact(this.most));
    const area = surface(this.ramp);
    if (!area) return;
    const ramp = blameRamp();
    for (let x = 0; x < area.width; x++) {
      const i = 3 * Math.round((255 * x) / area.width);
      area.context.fillStyle = `rgb(${ramp[i]} ${ramp[i + 1]} ${ramp[i + 2]})`;
      area.context.fillRect(x, 0, 1, area.height);
    }
  }

  /** The channel at a height of the canvas. */
  channelAt(y, channels) {
    const c = Math.floor((y / this.canvas.clientHeight) * channels);
    return c >= 0 && c < channels ? c : -1;
  }
}

// The channels as rows of a name, its newest value, and its line; only rows in sight are painted.
import { h, say } from './element.js';
import { figure } from './figures.js';
import { paintLine } from './lines.js';
import { Scale } from './scale.js';

export class ChannelRows {
  /** @param ask called when a row came into sight and wants to be painted */
  constructor(ask) {
    this.element = h('div', { class: 'rows' });
    this.rows = [];
    this.sight = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) entry.target.row.seen = entry.isIntersecting;
        ask();
      },
      { rootMargin: '80px' },
    );
  }

  begin(channels) {
    this.sight.disconnect();
    this.rows = channels.map((channel, c) => this.row(channel, c));
    this.element.replaceChildren(...this.rows.map((row) => row.element));
    this.element.classList.toggle('many', channels.length > 6);
  }

  row(channel, c) {
    const value = h('span', { class: 'row-value' });
    const expected = h('span', { class: 'row-expected muted' });
    const canvas = h('canvas', { class: 'line', 'aria-hidden': 'true' });
    const element = h(
      'div',
      { class: 'row', 'data-channel': channel.name },
      h(
        'div',
        { class: 'row-label' },
        h('span', { class: 'row-name', title: channel.name }, channel.name),
        value,
        expected,
      ),
      canvas,
    );
    const row = { element, canvas, value, expected, channel, c, scale: new Scale(), seen: true };
    element.row = row;
    this.sight.observe(element);
    return row;
  }

  paint(scene) {
    for (const row of this.rows) if (row.seen) paintLine(row.canvas, scene, row.c, row.scale);
  }

  /** Writes beside each line what came at a column and what was expected there. */
  tell(columns, k) {
    for (const { value, expected, channel, c } of this.rows) {
      say(value, k < 0 ? '' : figure(columns.mean[c][k], channel.unit));
      const middle = k < 0 ? null : columns.mid[c][k];
      say(expected, middle === null || middle === undefined ? '' : `exp. ${figure(middle)}`);
    }
  }

  close() {
    this.sight.disconnect();
  }
}

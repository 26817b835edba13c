// Everything of a machine that lies on the time axis, one under the other, painted together.
import { AlertLane, span } from './alert-lane.js';
import { paintAxis } from './axis.js';
import { ChannelRows } from './channel-rows.js';
import { dateAndTime } from './clock.js';
import { h, say } from './element.js';
import { HeatMap } from './heatmap.js';
import { Pointer } from './pointer.js';
import { facts, ReadOut } from './read-out.js';
import { paintScore } from './score-line.js';

export class Plots {
  /** @param tell {choose(alert), pick(time), mark(from, to)}, @param ask called when it wants to be painted */
  constructor(tell, ask) {
    this.rows = new ChannelRows(ask);
    this.heat = new HeatMap();
    this.lane = new AlertLane(tell.choose);
    this.score = h('canvas', { class: 'score', 'aria-hidden': 'true' });
    this.times = h('canvas', { class: 'times', 'aria-hidden': 'true' });
    this.readOut = new ReadOut();
    this.spoken = h('p', { class: 'unseen', 'aria-live': 'polite' });
    this.element = h(
      'div',
      {
        class: 'plots',
        tabindex: '0',
        role: 'group',
        'aria-label':
          'Charts on one time axis. Left and right move the cursor, Shift marks a span, Enter says what was to blame there. The button Table shows the numbers.',
      },
      h('div', { class: 'row lane-row' }, h('div', { class: 'row-label muted' }, 'Alerts'), this.lane.element),
      this.rows.element,
      h('div', { class: 'row heat-row' }, this.heat.labels, this.heat.canvas),
      h(
        'div',
        { class: 'row heat-legend' },
        h('div', {}),
        h(
          'div',
          { class: 'legend-line' },
          h('span', { class: 'muted' }, 'Blame, the same channels over the same time'),
          this.heat.legend,
        ),
      ),
      h(
        'div',
        { class: 'row score-row' },
        h(
          'div',
          { class: 'row-label' },
          h('span', { class: 'row-name' }, 'Score'),
          h('span', { class: 'muted' }, '÷ threshold'),
        ),
        this.score,
      ),
      h('div', { class: 'row' }, h('div', {}), this.times),
      this.spoken,
      this.readOut.element,
    );
    this.pointer = new Pointer(this.element, this.score, {
      hover: (time, event) => this.hover(time, event),
      leave: () => this.leave(),
      pick: tell.pick,
      mark: tell.mark,
    });
    this.resizes = new ResizeObserver(ask);
    this.resizes.observe(this.element);
    this.hovered = null;
  }

  begin(channels) {
    this.rows.begin(channels);
    this.heat.begin(channels);
  }

  /** How many columns there is room for. */
  width() {
    return this.score.clientWidth;
  }

  /** @param scene {axis, columns, forecast, alerts, chosen, mark} */
  paint(scene) {
    const { axis, columns, alerts, chosen, mark } = scene;
    this.scene = { ...scene, spans: alerts.map((alert) => span(alert, axis)).map(([from, to]) => ({ from, to })) };
    this.lane.show(alerts, axis, chosen);
    this.rows.paint(this.scene);
    this.heat.paint(this.scene);
    paintScore(this.score, this.scene);
    paintAxis(this.times, axis);
    this.pointer.show(axis, mark);
    this.rows.tell(
      columns,
      this.hovered === null ? columns.nearest(Math.min(axis.newest, axis.to)) : columns.nearest(this.hovered),
    );
  }

  hover(time, event) {
    this.hovered = time;
    const { columns } = this.scene;
    const k = columns.nearest(time);
    this.rows.tell(columns, k);
    if (!event) {
      say(
        this.spoken,
        k < 0
          ? ''
          : `${dateAndTime(columns.timeOf(k))}: ${facts(columns, k, -1)
              .map((fact) => fact.join(' '))
              .join(', ')}`,
      );
      return;
    }
    const frame = this.element.getBoundingClientRect();
    this.readOut.show(
      columns,
      k,
      this.channelAt(event),
      event.clientX - frame.left,
      event.clientY - frame.top,
      frame.width,
    );
  }

  channelAt(event) {
    const row = event.target.closest('.row');
    if (row?.row) return row.row.c;
    if (row?.contains(this.heat.canvas)) {
      return this.heat.channelAt(
        event.clientY - this.heat.canvas.getBoundingClientRect().top,
        this.scene.columns.channels.length,
      );
    }
    return -1;
  }

  leave() {
    this.hovered = null;
    this.readOut.hide();
  }

  close() {
    this.rows.close();
    this.resizes.disconnect();
  }
}

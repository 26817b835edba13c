// The alerts of a machine as buttons over its charts, where they were.
import { duration, moment } from './clock.js';
import { button, h } from './element.js';
import { severityWord, shape } from './marks.js';
import { isOpen } from './alert-book.js';

export class AlertLane {
  /** @param choose called with an alert */
  constructor(choose) {
    this.choose = choose;
    this.element = h('div', { class: 'lane', role: 'group', 'aria-label': 'Alerts on the time axis' });
    this.pills = new Map();
  }

  /** @param alerts those on the axis, @param chosen the id of the one that is looked at */
  show(alerts, axis, chosen) {
    const width = this.element.clientWidth;
    const there = new Set();
    for (const alert of alerts) {
      const [from, to] = span(alert, axis);
      if (to < axis.from || from > axis.to) continue;
      there.add(alert.id);
      const pill = this.pillOf(alert);
      const left = Math.min(width - 22, Math.max(0, axis.x(from, width)));
      pill.style.left = `${left}px`;
      const length = Math.max(22, Math.min(width, axis.x(to, width)) - left);
      pill.style.width = `${length}px`;
      pill.classList.toggle('short', length < 76);
      pill.setAttribute('aria-pressed', String(alert.id === chosen));
    }
    for (const [id, pill] of this.pills) {
      if (there.has(id)) continue;
      pill.remove();
      this.pills.delete(id);
    }
  }

  pillOf(alert) {
    let pill = this.pills.get(alert.id);
    if (!pill) {
      pill = button('', () => this.choose(pill.alert));
      this.pills.set(alert.id, pill);
      this.element.append(pill);
    }
    if (pill.alert !== alert) {
      pill.alert = alert;
      pill.className = `pill pill-${alert.severity.toLowerCase()}`;
      pill.title = alert.text;
      pill.replaceChildren(shape(alert.severity), h('span', {}, severityWord(alert.severity)));
      const length = isOpen(alert) ? 'still open' : duration(alert.time - alert.started);
      pill.setAttribute(
        'aria-label',
        `${severityWord(alert.severity)} alert of ${moment(alert.started, alert.time)}, ${length}: ${alert.text}`,
      );
    }
    return pill;
  }
}

/** From where to where an alert is shaded; an open one up to the newest reading. */
export function span(alert, axis) {
  return [alert.started, isOpen(alert) ? Math.max(alert.time, axis.newest ?? alert.time) : alert.time];
}

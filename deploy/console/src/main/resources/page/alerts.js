// All alerts: open ones first, the worst of them on top, then the closed ones, newest first.
import { worstFirst, isOpen } from './alert-book.js';
import { AlertCard } from './alert-card.js';
import { onZoneChange } from './clock.js';
import { button, h, say } from './element.js';
import { inNextFrame, notAnyMore } from './frames.js';

const AT_ONCE = 40;

export class Alerts {
  constructor(place, world) {
    this.world = world;
    this.title = 'Alerts';
    this.events = {};
    this.cards = new Map();
    this.most = AT_ONCE;
    this.search = h('input', {
      type: 'search',
      id: 'search',
      placeholder: 'Search  /',
      'aria-label': 'Search alerts',
      autocomplete: 'off',
      oninput: () => this.ask(),
    });
    this.summary = h('p', { class: 'note', role: 'status' }, 'Waiting for what the topic says…');
    this.open = h('ul', { class: 'cards', 'aria-label': 'Open alerts' });
    this.closed = h('ul', { class: 'cards', 'aria-label': 'Closed alerts' });
    this.closedTitle = h('h2', { hidden: true }, 'Closed');
    this.more = button(
      'Show more',
      () => {
        this.most += AT_ONCE;
        this.ask();
      },
      { hidden: true, class: 'more' },
    );
    this.element = h(
      'section',
      { class: 'view alerts', 'aria-labelledby': 'title' },
      h('h1', { id: 'title', tabindex: '-1' }, 'Alerts'),
      h('div', { class: 'bar', role: 'search' }, this.summary, h('div', { class: 'bar-end' }, this.search)),
      this.open,
      this.closedTitle,
      this.closed,
      this.more,
    );
    this.draw = this.draw.bind(this);
    this.ends = [
      world.book.onChange(() => this.ask()),
      onZoneChange(() => {
        this.cards.forEach((card) => (card.key = null));
        this.ask();
      }),
    ];
    if (world.book.told) this.ask();
  }

  query() {
    return 'view=alerts';
  }

  accepts(place) {
    return place.view === 'alerts';
  }

  change() {}

  clock() {
    this.ask();
  }

  ask() {
    inNextFrame(this.draw);
  }

  draw() {
    if (!this.world.book.told) return;
    const sought = this.search.value.trim().toLowerCase();
    const alerts = [...this.world.book.alerts.values()]
      .sort(worstFirst)
      .filter((alert) => !sought || `${alert.entity} ${alert.text}`.toLowerCase().includes(sought));
    const open = alerts.filter(isOpen);
    const closed = alerts.slice(open.length);
    say(
      this.summary,
      alerts.length
        ? `${open.length} open · ${closed.length} closed`
        : sought
          ? 'No alert is like that.'
          : 'No alert yet. Heed is watching.',
    );
    this.fill(this.open, open);
    this.fill(this.closed, closed.slice(0, this.most));
    this.closedTitle.hidden = closed.length === 0;
    this.more.hidden = closed.length <= this.most;
  }

  /** Brings a list's cards into order without moving one in which somebody is at work. */
  fill(list, alerts) {
    const ids = new Set(alerts.map((alert) => alert.id));
    for (const child of [...list.children]) if (!ids.has(child.dataset.alert)) child.remove();
    let before = list.firstElementChild;
    for (const alert of alerts) {
      if (!this.cards.has(alert.id)) this.cards.set(alert.id, new AlertCard(alert));
      const card = this.cards.get(alert.id);
      card.show(alert, this.world.now());
      if (card.element === before) before = before.nextElementSibling;
      else if (!card.element.contains(document.activeElement) || card.element.parentElement !== list)
        list.insertBefore(card.element, before);
    }
  }

  close() {
    this.ends.forEach((end) => end());
    notAnyMore(this.draw);
  }
}

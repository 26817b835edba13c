// All entities at a glance, worst first.
import { go, here } from './address.js';
import { onZoneChange } from './clock.js';
import { h, say } from './element.js';
import { count } from './figures.js';
import { inNextFrame, notAnyMore } from './frames.js';
import { onThemeChange } from './theme.js';
import { TileBook } from './tile-book.js';
import { TileList } from './tile-list.js';

const STATES = [
  ['', 'All'],
  ['alert', 'Alert'],
  ['silent', 'Silent'],
  ['warming', 'Warming up'],
  ['quiet', 'Quiet'],
];
const REORDER_MS = 2000;

export class Overview {
  constructor(place, world) {
    this.world = world;
    this.title = 'Overview';
    this.book = new TileBook();
    this.paused = false;
    this.ordered = 0;
    this.list = new TileList((tile, entity) =>
      tile.show(this.book.tiles.get(entity), { now: world.now(), columns: this.book.columns }),
    );
    this.buildBar();
    this.waiting = h('p', { class: 'waiting' }, 'Waiting for the first hop of any entity…');
    this.note = h('p', { class: 'note', role: 'status' });
    this.element = h(
      'section',
      { class: 'view overview', 'aria-labelledby': 'title' },
      h('h1', { id: 'title', tabindex: '-1' }, 'Overview'),
      this.bar,
      this.note,
      this.waiting,
      this.list.element,
    );
    this.draw = this.draw.bind(this);
    this.ends = [onThemeChange(() => this.list.repaint()), onZoneChange(() => this.list.ask())];
    this.events = { tiles: (message) => this.tiles(message) };
    this.change(place);
  }

  buildBar() {
    this.filters = STATES.map(([state, word]) => {
      const number = h('span', { class: 'count' });
      const button = h(
        'button',
        { type: 'button', class: 'chip', 'data-state': state, onclick: () => this.choose({ state }) },
        word,
        ' ',
        number,
      );
      return { state, number, button };
    });
    this.search = h('input', {
      type: 'search',
      id: 'search',
      placeholder: 'Search  /',
      'aria-label': 'Search entities',
      autocomplete: 'off',
      spellcheck: 'false',
      oninput: () => this.choose({ find: this.search.value }),
    });
    this.sort = h(
      'select',
      { id: 'sort', 'aria-label': 'Sort', onchange: () => this.choose({ sort: this.sort.value }) },
      h('option', { value: 'worst' }, 'Worst first'),
      h('option', { value: 'name' }, 'By name'),
      h('option', { value: 'newest' }, 'Newest change first'),
    );
    this.pauseButton = h(
      'button',
      { type: 'button', class: 'quiet-button', onclick: () => this.togglePause() },
      'Pause',
    );
    this.bar = h(
      'div',
      { class: 'bar', role: 'search' },
      h(
        'div',
        { class: 'chips', role: 'group', 'aria-label': 'Show by state' },
        this.filters.map((filter) => filter.button),
      ),
      h('div', { class: 'bar-end' }, this.search, this.sort, this.pauseButton),
    );
  }

  query() {
    return 'view=overview';
  }

  accepts(place) {
    return place.view === 'overview';
  }

  change(place) {
    this.place = place;
    this.sort.value = place.sort ?? 'worst';
    if (document.activeElement !== this.search) this.search.value = place.find ?? '';
    this.filters.forEach((filter) =>
      filter.button.setAttribute('aria-pressed', String((place.state ?? '') === filter.state)),
    );
    this.reorder();
    this.ask();
  }

  choose(choice) {
    go({ ...here(), ...choice }, { replace: true });
  }

  togglePause() {
    this.paused = !this.paused;
    say(this.pauseButton, this.paused ? 'Go live' : 'Pause');
    this.reorder();
    this.ask();
  }

  tiles(message) {
    this.book.apply(message);
    this.ask();
  }

  clock() {
    this.ask();
  }

  ask() {
    inNextFrame(this.draw);
  }

  reorder() {
    this.ordered = performance.now();
    this.list.show(this.book.order(this.place));
  }

  draw() {
    if (!this.book.arrived) return;
    this.waiting.hidden = this.book.tiles.size > 0;
    if (this.paused) return say(this.note, 'Paused: what you see stands still. Space goes on.');
    const counts = this.book.counts();
    for (const filter of this.filters) say(filter.number, count(counts[filter.state || 'all']));
    if ((performance.now() - this.ordered > REORDER_MS && !this.list.isHeld()) || this.list.order.length === 0)
      this.reorder();
    const nothing = counts.all > 0 && this.list.order.length === 0;
    say(this.note, nothing ? 'No entity is like that.' : '');
    this.list.render();
  }

  close() {
    this.ends.forEach((end) => end());
    this.list.close();
    notAnyMore(this.draw);
  }
}

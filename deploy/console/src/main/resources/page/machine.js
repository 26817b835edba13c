// One machine: what it did, what was expected, who is to blame, on one time axis.
import { go } from './address.js';
import { surroundings } from './alert-book.js';
import { Axis } from './axis.js';
import { dateAndTime, onZoneChange } from './clock.js';
import { Columns } from './columns.js';
import { button, h, say } from './element.js';
import { inNextFrame, notAnyMore } from './frames.js';
import { MachineTable } from './machine-table.js';
import { Panel } from './panel.js';
import { Plots } from './plots.js';
import { machineSteering } from './steering.js';
import { modelWords } from './alert-words.js';
import { onThemeChange } from './theme.js';
import { DEFAULT_SPAN, TimeBar } from './time-bar.js';

export class Machine {
  constructor(place, world) {
    this.world = world;
    this.entity = place.entity;
    this.title = place.entity;
    this.columns = new Columns();
    this.forecast = null;
    this.draw = this.draw.bind(this);
    this.steer = machineSteering(
      () => this.axis,
      () => this.oldest,
    );
    this.bar = new TimeBar(this.steer);
    this.plots = new Plots(
      {
        choose: (alert) => this.choose(alert),
        pick: (time) => this.pick(time),
        mark: (from, to) => this.mark(from, to),
      },
      () => this.ask(),
    );
    this.panel = new Panel(this.entity, {
      close: () => this.unchoose(),
      jump: (span) => go({ view: 'machine', entity: this.entity, ...span }),
    });
    this.table = new MachineTable();
    this.events = {
      machine: (record) => this.record(record),
      forecast: (forecast) => this.ask((this.forecast = forecast)),
      gone: ({ oldest }) => this.gone(oldest),
    };
    this.build();
    this.ends = [
      world.book.onChange(() => this.ask()),
      onThemeChange(() => this.ask()),
      onZoneChange(() => this.ask()),
    ];
    this.change(place);
  }

  build() {
    this.model = h('span', { class: 'muted' });
    this.waiting = h('p', { class: 'waiting' });
    this.note = h('p', { class: 'note', role: 'status' });
    this.tableButton = button('Table', () => this.toggleTable(), { 'aria-pressed': 'false', class: 'quiet-button' });
    this.charts = h('div', { class: 'charts empty' }, this.plots.element, this.table.element);
    this.element = h(
      'section',
      { class: 'view machine', 'aria-labelledby': 'title' },
      h(
        'div',
        { class: 'title-line' },
        h('h1', { id: 'title', tabindex: '-1' }, this.entity),
        this.model,
        this.tableButton,
      ),
      this.bar.element,
      this.note,
      this.waiting,
      h('div', { class: 'machine-body' }, this.charts, this.panel.element),
    );
  }

  accepts(place) {
    return place.view === 'machine' && place.entity === this.entity;
  }

  isLive() {
    return !Number.isFinite(this.place.from);
  }

  span() {
    return this.isLive() ? (this.place.span ?? DEFAULT_SPAN) : this.place.to - this.place.from;
  }

  query() {
    this.asked ??= Math.max(120, Math.min(900, this.plots.width() || 800));
    const query = new URLSearchParams({ view: 'machine', entity: this.entity, columns: String(this.asked) });
    if (this.isLive()) query.set('span', String(Math.round(this.span())));
    else for (const end of ['from', 'to']) query.set(end, String(Math.round(this.place[end])));
    return query.toString();
  }

  change(place) {
    this.place = place;
    say(this.note, '');
    this.ask();
  }

  record(record) {
    this.newest = record.newest;
    const others = JSON.stringify(record.channels) !== JSON.stringify(this.columns.channels);
    this.columns.apply(record, 2 * this.asked);
    if (others && record.channels.length) this.plots.begin(record.channels);
    this.ask();
  }

  gone(oldest) {
    if (oldest === null) return say(this.note, 'Nothing of this time is kept, or it could not be read; try again, or go live.');
    this.oldest = oldest;
    this.note.replaceChildren(
      `What is still kept begins at ${dateAndTime(oldest)}. `,
      button('Go there', () => this.steer.goTo(oldest + this.span()), { class: 'link' }),
    );
  }

  clock() {
    this.ask();
  }

  ask() {
    inNextFrame(this.draw);
  }

  /** Live: up to the newest reading, and room for the forecast, a quarter at most; else what the address says. */
  axisNow() {
    const newest = Math.max(this.world.now() ?? 0, this.newest ?? 0);
    if (!this.isLive())
      return Object.assign(new Axis(this.place.from, this.place.to), { newest: Math.max(newest, this.place.from) });
    if (newest === 0) return null;
    const { issued, step, values } = this.forecast ?? {};
    const ahead = this.forecast ? Math.max(0, issued + ((values[0]?.[0]?.length ?? 0) + 1) * step - newest) : 0;
    return Object.assign(new Axis(newest - this.span(), newest + Math.min(ahead, this.span() / 3)), { newest });
  }

  draw() {
    this.axis = this.axisNow();
    this.bar.show(this.axis, this.isLive(), this.span());
    const empty = this.columns.channels.length === 0 || !this.axis;
    this.waiting.hidden = !empty;
    this.charts.classList.toggle('empty', empty);
    if (empty) return this.sayWhatItWaitsFor();
    say(this.model, modelWords(this.columns.model));
    const alerts = this.world.book.of(this.entity);
    const chosen =
      this.world.book.alerts.get(this.place.alert) ??
      (this.place.alert === this.world.linked?.id ? this.world.linked : null);
    if (chosen && !alerts.includes(chosen)) alerts.push(chosen);
    const mark = this.markOf(this.place);
    this.panel.show({ alert: chosen, mark, at: this.place.at, channels: this.columns.channels, now: this.axis.newest });
    this.plots.paint({
      axis: this.axis,
      columns: this.columns,
      forecast: this.isLive() ? this.forecast : null,
      alerts,
      chosen: this.place.alert,
      mark,
    });
    document.dispatchEvent(new CustomEvent('heed-drawn', { detail: this.newest }));
  }

  sayWhatItWaitsFor() {
    const past = `Looking up what the topics hold of ${this.entity} from ${dateAndTime(this.place.from)} on…`;
    say(this.waiting, this.isLive() ? `Waiting for the first hop of ${this.entity}…` : past);
  }

  markOf({ mark, at }) {
    const ends = mark?.split('-').map(Number);
    if (ends?.length === 2 && ends[0] < ends[1]) return ends;
    return Number.isFinite(at) ? [at, at + this.columns.width] : null;
  }

  choose(alert) {
    const { from, to } = surroundings(alert);
    const inSight = this.axis && from >= this.axis.from && this.isLive();
    go({
      view: 'machine',
      entity: this.entity,
      span: this.place.span,
      ...(inSight ? {} : { from, to }),
      alert: alert.id,
    });
  }

  pick(time) {
    const k = this.columns.nearest(time);
    if (k < 0) return;
    const covering = this.world.book
      .of(this.entity)
      .find((alert) => time >= alert.started && time <= Math.max(alert.time, alert.started + this.columns.width));
    go({ ...this.still(), alert: covering?.id, at: this.columns.timeOf(k) });
  }

  mark(from, to) {
    go({ ...this.still(), mark: `${Math.round(from)}-${Math.round(to)}` });
  }

  /** This place without a choice, standing still so that what is looked at does not run away. */
  still() {
    const { from, to } = this.isLive() ? { from: this.axis.from, to: this.axis.newest } : this.place;
    return { view: 'machine', entity: this.entity, from, to };
  }

  unchoose() {
    const { alert, at, mark, ...rest } = this.place;
    go({ ...rest, view: 'machine', entity: this.entity });
    this.element.querySelector('h1').focus({ preventScroll: true });
  }

  toggleTable() {
    const shown = this.table.element.hidden;
    this.tableButton.setAttribute('aria-pressed', String(shown));
    this.table.element.hidden = !shown;
    this.plots.element.hidden = shown;
    if (shown) this.table.show(this.entity, this.columns);
    else this.ask();
  }

  togglePause() {
    return this.isLive() ? this.steer.pause() : this.steer.live();
  }

  close() {
    this.ends.forEach((end) => end());
    this.plots.close();
    notAnyMore(this.draw);
  }
}

// Live, pause, back, forward, zoom, and a time to go to.
import { dateAndTime, fromField, moment, toField } from './clock.js';
import { button, h, say } from './element.js';

const SPANS = [
  [300000, '5 min'],
  [900000, '15 min'],
  [3600000, '1 h'],
  [21600000, '6 h'],
  [86400000, '24 h'],
];
export const DEFAULT_SPAN = 3600000;

export class TimeBar {
  /** @param steer {live(), pause(), shift(parts), zoom(span), goTo(time)} */
  constructor(steer) {
    this.steer = steer;
    this.play = button('Pause', () => (this.isLive ? steer.pause() : steer.live()), { class: 'play', id: 'play' });
    this.back = button('‹', () => steer.shift(-0.5), { 'aria-label': 'Back in time', title: 'Back (←)' });
    this.forth = button('›', () => steer.shift(0.5), { 'aria-label': 'Forward in time', title: 'Forward (→)' });
    this.zooms = SPANS.map(([span, word]) => ({
      span,
      button: button(word, () => steer.zoom(span), { 'data-span': span }),
    }));
    this.shown = h('span', { class: 'shown', id: 'shown' });
    this.field = h('input', {
      type: 'datetime-local',
      step: '1',
      'aria-label': 'Go to a time',
      id: 'go-to',
      oninput: () => (this.typed = true),
    });
    this.form = h(
      'form',
      { class: 'go-to', onsubmit: (event) => this.goTo(event) },
      this.field,
      h('button', { type: 'submit' }, 'Go'),
    );
    this.element = h(
      'div',
      { class: 'time-bar', role: 'toolbar', 'aria-label': 'Time' },
      h('div', { class: 'group' }, this.back, this.play, this.forth),
      h(
        'div',
        { class: 'group', role: 'group', 'aria-label': 'How much time is shown' },
        this.zooms.map((zoom) => zoom.button),
      ),
      this.form,
      this.shown,
    );
  }

  /** @param axis what is shown, @param live whether it follows the newest reading, @param span its length without the forecast's room */
  show(axis, live, span) {
    this.isLive = live;
    say(this.play, live ? 'Pause' : 'Go live');
    this.play.classList.toggle('is-live', live);
    this.forth.disabled = live;
    this.zooms.forEach((zoom) => zoom.button.setAttribute('aria-pressed', String(Math.abs(zoom.span - span) < 1000)));
    if (!axis) return;
    say(
      this.shown,
      live ? `Live · ${dateAndTime(axis.newest)}` : `${dateAndTime(axis.from)} – ${moment(axis.to, axis.from)}`,
    );
    if (!this.typed && document.activeElement !== this.field) this.field.value = toField(live ? axis.newest : axis.to);
  }

  goTo(event) {
    event.preventDefault();
    this.typed = false;
    const time = fromField(this.field.value);
    if (Number.isFinite(time)) this.steer.goTo(time);
  }
}

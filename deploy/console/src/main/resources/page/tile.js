// One tile of the overview: a link to the machine with its state in words and its strip.
import { duration, moment } from './clock.js';
import { h, say } from './element.js';
import { format } from './address.js';
import { rough } from './figures.js';
import { badge, severityWord } from './marks.js';
import { paintStrip } from './strip.js';

export class Tile {
  constructor(entity) {
    this.entity = entity;
    this.badge = h('span', { class: 'tile-state' });
    this.canvas = h('canvas', { class: 'strip', 'aria-hidden': 'true' });
    this.detail = h('span', { class: 'tile-detail' });
    this.ratio = h('span', {
      class: 'tile-ratio',
      title: 'Newest score against its threshold; 1 is where an alert becomes possible',
    });
    this.link = h(
      'a',
      { class: 'tile', href: format({ view: 'machine', entity }) },
      h('span', { class: 'tile-head' }, h('span', { class: 'tile-name', title: entity }, entity), this.badge),
      this.canvas,
      h('span', { class: 'tile-foot' }, this.detail, this.ratio),
    );
    this.element = h('li', { class: 'tile-place' }, this.link);
  }

  show(tile, { now, columns }) {
    this.showState(tile);
    say(this.detail, detail(tile, now));
    say(this.ratio, tile.ratio === null || tile.ratio === undefined ? '' : `${rough(tile.ratio)} ×`);
    const end = Math.floor(Math.max(now ?? 0, tile.newest - 1) / tile.width) + 1;
    const key = `${end} ${tile.first} ${tile.strip.length} ${tile.version}`;
    if (key !== this.painted || this.canvas.clientWidth !== this.paintedWidth) {
      this.painted = key;
      this.paintedWidth = this.canvas.clientWidth;
      paintStrip(this.canvas, tile.strip, tile.first, end, columns);
    }
  }

  showState(tile) {
    const kind = tile.state === 'alert' ? (tile.severity ?? 'LOW') : tile.state;
    if (kind === this.kind) return;
    this.kind = kind;
    this.badge.replaceChildren(badge(kind, stateWord(tile)));
    this.link.className = `tile tile-${tile.state} tile-${kind.toLowerCase()}`;
  }

  repaint() {
    this.painted = null;
  }
}

function stateWord(tile) {
  if (tile.state === 'alert') return `${severityWord(tile.severity)} alert`;
  return { warming: 'Warming up', quiet: 'Quiet', silent: 'Silent' }[tile.state] ?? tile.state;
}

function detail(tile, now) {
  switch (tile.state) {
    case 'alert':
      return `${tile.cause ? tile.cause + ' · ' : ''}since ${moment(tile.since, now)} (${duration(now - tile.since)})`;
    case 'warming':
      return `${tile.learned} of ${tile.warmUp} steps · ${duration(tile.remaining)} left`;
    case 'silent':
      return `since ${moment(tile.since, now)} (${duration(now - tile.since)})`;
    default:
      return tile.cause ? `mostly ${tile.cause}` : '';
  }
}

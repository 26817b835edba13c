// A list of any number of tiles of which only those in sight are in the document.
import { h } from './element.js';
import { inNextFrame, notAnyMore } from './frames.js';
import { Tile } from './tile.js';

const HEIGHT = 132;
const GAP = 12;
const NARROWEST = 264;
const SPARE_ROWS = 2;

export class TileList {
  /** @param fill called with (Tile, entity) to show what is known of it */
  constructor(fill) {
    this.fill = fill;
    this.order = [];
    this.shown = new Map();
    this.element = h('ul', { class: 'tiles', 'aria-label': 'Entities' });
    this.render = this.render.bind(this);
    this.ask = () => inNextFrame(this.render);
    addEventListener('scroll', this.ask, { passive: true });
    this.resizes = new ResizeObserver(this.ask);
    this.resizes.observe(this.element);
  }

  show(order) {
    this.order = order;
    this.ask();
  }

  /** Whether somebody points at a tile or has one focused: then nothing moves. */
  isHeld() {
    return (
      (this.element.matches(':hover') && this.element.querySelector('.tile:hover') !== null) ||
      (this.element.contains(document.activeElement) && document.activeElement.matches(':focus-visible'))
    );
  }

  render() {
    const width = this.element.clientWidth;
    if (width === 0) return;
    const across = Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));
    const tileWidth = (width - GAP * (across - 1)) / across;
    const row = HEIGHT + GAP;
    this.element.style.height = `${Math.ceil(this.order.length / across) * row}px`;
    const above = -this.element.getBoundingClientRect().top;
    const first = Math.max(0, (Math.floor(above / row) - SPARE_ROWS) * across);
    const last = Math.min(this.order.length, (Math.ceil((above + innerHeight) / row) + SPARE_ROWS) * across);
    const wanted = new Set(this.order.slice(first, last));
    this.drop(wanted);
    let before = this.element.firstElementChild;
    for (let i = first; i < last; i++) {
      const tile = this.tileOf(this.order[i]);
      if (tile.element === before) before = before.nextElementSibling;
      else if (!tile.element.contains(document.activeElement)) this.element.insertBefore(tile.element, before);
      this.place(tile, i, across, tileWidth, row);
      this.fill(tile, this.order[i]);
    }
  }

  tileOf(entity) {
    if (!this.shown.has(entity)) this.shown.set(entity, new Tile(entity));
    return this.shown.get(entity);
  }

  place(tile, i, across, width, row) {
    const where = `${(i % across) * (width + GAP)},${Math.floor(i / across) * row},${width},${this.order.length}`;
    if (tile.where === where) return;
    tile.where = where;
    tile.element.style.width = `${width}px`;
    tile.element.style.transform = `translate(${(i % across) * (width + GAP)}px, ${Math.floor(i / across) * row}px)`;
    tile.element.setAttribute('aria-posinset', String(i + 1));
    tile.element.setAttribute('aria-setsize', String(this.order.length));
  }

  drop(wanted) {
    for (const [entity, tile] of this.shown) {
      if (wanted.has(entity) || tile.element.contains(document.activeElement)) continue;
      tile.element.remove();
      this.shown.delete(entity);
    }
  }

  repaint() {
    this.shown.forEach((tile) => tile.repaint());
    this.ask();
  }

  close() {
    removeEventListener('scroll', this.ask);
    this.resizes.disconnect();
    notAnyMore(this.render);
  }
}

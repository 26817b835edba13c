// Pointing at the charts: a line through all of them at one time, a span marked by dragging, and the same by keys.
import { h } from './element.js';

const DRAG_PX = 5;

export class Pointer {
  /**
   * @param frame the element over whose charts it moves
   * @param strip an element as wide as the charts
   * @param tell {hover(time, event), leave(), pick(time), mark(from, to)}
   */
  constructor(frame, strip, tell) {
    this.strip = strip;
    this.tell = tell;
    this.line = h('div', { class: 'cross', hidden: true });
    this.shade = h('div', { class: 'marked', hidden: true });
    this.frame = frame;
    frame.append(this.shade, this.line);
    frame.addEventListener('pointermove', (event) => this.move(event));
    frame.addEventListener('pointerleave', () => this.leave());
    frame.addEventListener('pointerdown', (event) => this.down(event));
    frame.addEventListener('mousedown', (event) => this.keepKeys(event));
    frame.addEventListener('pointerup', (event) => this.up(event));
    frame.addEventListener('pointercancel', () => (this.from = null));
    frame.addEventListener('keydown', (event) => this.key(event));
    frame.addEventListener('blur', () => this.leave());
  }

  /** The axis the charts are drawn on now, and the marked span on it, null for none. */
  show(axis, mark) {
    this.axis = axis;
    this.mark = mark;
    const shown = mark && mark[1] >= axis.from && mark[0] <= axis.to;
    this.shade.hidden = !shown && this.from == null;
    if (shown && this.from == null) this.lay(Math.max(axis.from, mark[0]), Math.min(axis.to, mark[1]));
    if (this.cursor != null) this.put(this.cursor);
  }

  geometry() {
    const strip = this.strip.getBoundingClientRect();
    return { left: strip.left - this.frame.getBoundingClientRect().left, start: strip.left, width: strip.width };
  }

  timeOf(event) {
    const { start, width } = this.geometry();
    const x = event.clientX - start;
    return x < -2 || x > width + 2 ? null : this.axis.time(Math.max(0, Math.min(width, x)), width);
  }

  move(event) {
    if (!this.axis) return;
    const time = this.timeOf(event);
    if (time === null) return this.leave();
    this.put(time);
    if (this.from != null && Math.abs(event.clientX - this.fromX) > DRAG_PX) this.drag(time, event);
    else this.tell.hover(time, event);
  }

  drag(time, event) {
    if (event.pointerType === 'mouse') this.frame.setPointerCapture(event.pointerId);
    this.shade.hidden = false;
    this.lay(Math.min(this.from, time), Math.max(this.from, time));
    this.tell.leave();
  }

  put(time) {
    const { left, width } = this.geometry();
    this.line.hidden = time < this.axis.from || time > this.axis.to;
    this.line.style.transform = `translateX(${left + this.axis.x(time, width)}px)`;
  }

  lay(from, to) {
    const { left, width } = this.geometry();
    const x = this.axis.x(from, width);
    this.shade.style.transform = `translateX(${left + x}px)`;
    this.shade.style.width = `${Math.max(1, this.axis.x(to, width) - x)}px`;
  }

  leave() {
    this.line.hidden = true;
    this.cursor = null;
    this.tell.leave();
  }

  down(event) {
    if (event.button !== 0 || !this.axis || event.target.closest('button, a, .row-label')) return;
    this.from = this.timeOf(event);
    this.fromX = event.clientX;
  }

  /** A click does not focus the charts: the arrow keys go on to move in time. */
  keepKeys(event) {
    if (event.target.closest('button, a')) return;
    event.preventDefault();
    if (document.activeElement !== this.frame) document.activeElement?.blur();
  }

  up(event) {
    if (this.from == null) return;
    const time = this.timeOf(event) ?? (event.clientX > this.fromX ? this.axis.to : this.axis.from);
    const from = this.from;
    this.from = null;
    this.leave();
    if (Math.abs(event.clientX - this.fromX) > DRAG_PX) this.tell.mark(Math.min(from, time), Math.max(from, time));
    else this.tell.pick(time);
  }

  key(event) {
    if (event.target !== this.frame || !this.axis || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = (this.axis.to - this.axis.from) / 120;
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction) {
      const before = this.cursor ?? this.axis.from + 60 * step;
      const after = Math.max(this.axis.from, Math.min(this.axis.to, before + direction * step));
      if (event.shiftKey) this.anchor ??= before;
      else this.anchor = null;
      this.cursor = after;
      if (this.anchor != null) {
        this.shade.hidden = false;
        this.lay(Math.min(this.anchor, after), Math.max(this.anchor, after));
      }
      this.put(after);
      this.tell.hover(after, null);
    } else if (event.key === 'Enter' && this.cursor != null) {
      const from = this.anchor ?? this.cursor;
      if (from === this.cursor) this.tell.pick(this.cursor);
      else this.tell.mark(Math.min(from, this.cursor), Math.max(from, this.cursor));
      this.anchor = null;
    } else return;
    event.preventDefault();
  }
}

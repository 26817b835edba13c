// The numbers of the charts as a table, newest first, a page at a time.
import { dateAndTime } from './clock.js';
import { button, h, table } from './element.js';
import { figure, rough } from './figures.js';
import { ratioAt } from './score-line.js';

const ROWS = 40;

export class MachineTable {
  constructor() {
    this.page = 0;
    this.older = button('Older', () => this.turn(1));
    this.newer = button('Newer', () => this.turn(-1));
    this.place = h('div', {});
    this.element = h(
      'div',
      { class: 'machine-table', hidden: true },
      this.place,
      h('p', { class: 'actions' }, this.newer, this.older),
    );
  }

  turn(by) {
    this.page += by;
    this.fill();
  }

  /** Shows what is there now; it stands still until it is shown again. */
  show(entity, columns) {
    Object.assign(this, { entity, columns, page: 0 });
    this.fill();
  }

  fill() {
    const { columns } = this;
    const there = [];
    for (let k = columns.count - 1; k >= 0; k--) if (ratioAt(columns, k) !== null) there.push(k);
    const pages = Math.max(1, Math.ceil(there.length / ROWS));
    this.page = Math.max(0, Math.min(pages - 1, this.page));
    this.newer.disabled = this.page === 0;
    this.older.disabled = this.page === pages - 1;
    const heads = ['Time', 'Score ÷ threshold'];
    for (const { name, unit } of columns.channels)
      heads.push(unit ? `${name} [${unit}]` : name, `${name} expected`, `${name} blame`);
    const rows = there
      .slice(this.page * ROWS, (this.page + 1) * ROWS)
      .map((k) => [
        dateAndTime(columns.timeOf(k)),
        rough(ratioAt(columns, k)),
        ...columns.channels.flatMap((_, c) => [
          figure(columns.mean[c][k]),
          figure(columns.mid[c][k]),
          rough(columns.saliency[c][k]),
        ]),
      ]);
    this.place.replaceChildren(
      table(`${this.entity}, ${columns.width / 1000} s a row, page ${this.page + 1} of ${pages}`, heads, rows),
    );
  }
}

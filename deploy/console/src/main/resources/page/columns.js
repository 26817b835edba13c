// What is known of a machine, a column of pixels at a time, and how newer columns are laid over it.
const PER_CHANNEL = ['min', 'mean', 'max', 'low', 'mid', 'high', 'saliency', 'weight'];
const SINGLE = ['score', 'threshold'];

export class Columns {
  constructor() {
    this.clear();
  }

  clear() {
    this.channels = [];
    this.offsets = 0;
    this.model = null;
    this.width = 1;
    this.first = 0;
    this.count = 0;
    for (const name of PER_CHANNEL) this[name] = [];
    for (const name of SINGLE) this[name] = [];
  }

  isEmpty() {
    return this.count === 0 || this.channels.length === 0;
  }

  /** Takes a whole record, or lays a part's columns over what there is; at most `most` columns are kept. */
  apply(record, most) {
    if (record.whole || record.width !== this.width || record.channels.length !== this.channels.length) {
      this.replace(record);
      return;
    }
    this.channels = record.channels;
    this.model = record.model ?? this.model;
    const at = record.first - this.first;
    if (at > this.count + most) return;
    for (const name of PER_CHANNEL) this[name].forEach((values, c) => overlay(values, record[name][c], at));
    for (const name of SINGLE) overlay(this[name], record[name], at);
    this.count = Math.max(this.count, at + record.count);
    this.forget(this.count - most);
  }

  replace(record) {
    const { channels, offsets, model, width, first, count } = record;
    Object.assign(this, { channels, offsets, model, width, first, count });
    for (const name of [...PER_CHANNEL, ...SINGLE]) this[name] = record[name];
  }

  forget(columns) {
    if (columns <= 0) return;
    for (const name of PER_CHANNEL) this[name].forEach((values) => values.splice(0, columns));
    for (const name of SINGLE) this[name].splice(0, columns);
    this.first += columns;
    this.count -= columns;
  }

  /** The end of the newest column. */
  end() {
    return (this.first + this.count) * this.width;
  }

  /** Where the column begins in time. */
  timeOf(index) {
    return (this.first + index) * this.width;
  }

  /** The index of the column that covers that time, whether it is there or not. */
  indexOf(time) {
    return Math.floor(time / this.width) - this.first;
  }

  /** Indices [from, to) of what can be seen on an axis. */
  within(axis) {
    return [Math.max(0, this.indexOf(axis.from) - 1), Math.min(this.count, this.indexOf(axis.to) + 2)];
  }

  /** The column nearest to that time in which something came, as an index; -1 where there is none. */
  nearest(time) {
    const middle = this.indexOf(time);
    for (let away = 0; away < this.count; away++) {
      for (const k of [middle - away, middle + away]) {
        if (k >= 0 && k < this.count && this.score[k] !== null && this.score[k] !== undefined) return k;
      }
    }
    return -1;
  }
}

function overlay(values, newer, at) {
  while (values.length < at) values.push(null);
  for (let k = Math.max(0, -at); k < newer.length; k++) values[at + k] = newer[k];
}

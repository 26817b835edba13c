// What the stream said of each entity, and in which order they are looked at.
import { severityRank } from './marks.js';

const STATE_RANKS = { alert: 3, silent: 2, warming: 1, quiet: 0 };

export class TileBook {
  constructor() {
    this.tiles = new Map();
    this.columns = 120;
    this.arrived = false;
  }

  apply({ whole, columns, tiles }) {
    if (whole) this.tiles.clear();
    this.columns = columns ?? this.columns;
    this.arrived = true;
    for (const tile of tiles) {
      const known = this.tiles.get(tile.entity);
      const merged = known ? joined(known, tile, this.columns) : { ...tile };
      merged.version = (known?.version ?? 0) + 1;
      this.tiles.set(tile.entity, merged);
    }
  }

  counts() {
    const counts = { all: this.tiles.size, alert: 0, silent: 0, warming: 0, quiet: 0 };
    for (const tile of this.tiles.values()) counts[tile.state]++;
    return counts;
  }

  /** Names of the entities asked for, in the order asked for. */
  order({ state, sort, find }) {
    const sought = (find ?? '').trim().toLowerCase();
    return [...this.tiles.values()]
      .filter((tile) => (!state || tile.state === state) && (!sought || tile.entity.toLowerCase().includes(sought)))
      .sort(ORDERS[sort] ?? ORDERS.worst)
      .map((tile) => tile.entity);
  }
}

function joined(known, patch, columns) {
  const strip = known.strip.slice(0, Math.max(0, patch.first - known.first));
  while (known.first + strip.length < patch.first && strip.length < 2 * columns) strip.push(null);
  strip.push(...patch.strip);
  const surplus = Math.max(0, strip.length - columns);
  const first = patch.strip.length ? patch.first + patch.strip.length - strip.length : known.first;
  return { ...patch, first: first + surplus, strip: strip.slice(surplus) };
}

const byName = (a, b) => a.entity.localeCompare(b.entity, undefined, { numeric: true });
const ORDERS = {
  name: byName,
  newest: (a, b) => (b.since ?? 0) - (a.since ?? 0) || byName(a, b),
  worst: (a, b) =>
    STATE_RANKS[b.state] - STATE_RANKS[a.state] ||
    (a.state === 'alert' ? severityRank(b.severity) - severityRank(a.severity) : 0) ||
    Math.round(10 * (b.ratio ?? 0)) - Math.round(10 * (a.ratio ?? 0)) ||
    byName(a, b),
};

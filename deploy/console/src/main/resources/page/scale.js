// The values that a chart spans. It grows at once and shrinks late, so that a live chart does not breathe.
const ROOM = 0.08;
const SHRINK_BELOW = 0.6;

export class Scale {
  constructor() {
    this.low = null;
    this.high = null;
  }

  fit(low, high) {
    if (!(low <= high)) return;
    const span = high - low || Math.abs(high) * 0.02 || 1;
    const wanted = [low - ROOM * span, high + ROOM * span];
    const fits =
      this.low !== null &&
      wanted[0] >= this.low &&
      wanted[1] <= this.high &&
      wanted[1] - wanted[0] >= SHRINK_BELOW * (this.high - this.low);
    const cutLess =
      this.low !== null &&
      low >= this.low &&
      high <= this.high &&
      wanted[1] - wanted[0] >= SHRINK_BELOW * (this.high - this.low);
    if (!fits && !cutLess) [this.low, this.high] = wanted;
  }

  y(value, height) {
    return height - ((value - this.low) / (this.high - this.low)) * height;
  }
}

/** Smallest and largest of what came; the forecast widens it by half at most. */
export function extent(columns, c, from, to) {
  let low = Infinity;
  let high = -Infinity;
  let bandLow = Infinity;
  let bandHigh = -Infinity;
  for (let k = from; k < to; k++) {
    if (isNumber(columns.min[c][k])) low = Math.min(low, columns.min[c][k]);
    if (isNumber(columns.max[c][k])) high = Math.max(high, columns.max[c][k]);
    if (isNumber(columns.low[c][k])) bandLow = Math.min(bandLow, columns.low[c][k]);
    if (isNumber(columns.high[c][k])) bandHigh = Math.max(bandHigh, columns.high[c][k]);
  }
  if (!(low <= high)) return [bandLow, bandHigh];
  const room = (high - low || Math.abs(high) * 0.02 || 1) / 2;
  return [Math.max(low - room, Math.min(low, bandLow)), Math.min(high + room, Math.max(high, bandHigh))];
}

export const isNumber = (value) => value !== null && value !== undefined;

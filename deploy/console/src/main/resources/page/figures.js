// Numbers for people.
const four = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });
const three = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false });
const two = new Intl.NumberFormat('en', { maximumSignificantDigits: 2, useGrouping: false });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

const known = (value) => value !== null && value !== undefined && Number.isFinite(value);

/** A measured value with its unit. */
export function figure(value, unit) {
  return known(value) ? four.format(value) + (unit ? ' ' + unit : '') : '–';
}

/** How far values scatter: two digits say it. */
export const spread = (value) => (known(value) ? two.format(value) : '–');

/** A figure without a unit; what is next to nothing is told as that. */
export function rough(value) {
  if (!known(value)) return '–';
  return value !== 0 && Math.abs(value) < 0.0005 ? '≈ 0' : three.format(value);
}

export const count = (value) => (known(value) ? whole.format(value) : '–');
export const compact = (value) => (known(value) ? short.format(value) : '–');
export const percent = (share) =>
  known(share) ? (share < 0.0995 ? (100 * share).toFixed(1) : (100 * share).toFixed(0)) + ' %' : '–';

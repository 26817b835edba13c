// Numbers for people.
const four = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });
const three = new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

const known = (value) => value !== null && value !== undefined && Number.isFinite(value);

/** A measured value with its unit. */
export function figure(value, unit) {
  return known(value) ? four.format(value) + (unit ? ' ' + unit : '') : '–';
}

export const rough = (value) => (known(value) ? three.format(value) : '–');
export const count = (value) => (known(value) ? whole.format(value) : '–');
export const compact = (value) => (known(value) ? short.format(value) : '–');
export const percent = (share) => (known(share) ? (share < 0.0995 ? (100 * share).toFixed(1) : (100 * share).toFixed(0)) + ' %' : '–');

/** 1 alert, 2 alerts */
export const many = (number, one, more) => `${count(number)} ${number === 1 ? one : more}`;

// The colours of blame: lightness rises (or falls) evenly to the eye, from nothing to much. Björn Ottosson, "A perceptual color
// space for image processing" (Oklab).
import { isDark } from './theme.js';

const SIZE = 256;
const LIGHT = { from: { l: 0.975, c: 0.015, h: 95 }, to: { l: 0.33, c: 0.12, h: -60 }, swell: 0.13 };
const DARK = { from: { l: 0.24, c: 0.02, h: 260 }, to: { l: 0.93, c: 0.1, h: 455 }, swell: 0.12 };
const ramps = new Map();

/** 256 colours as [r, g, b] bytes, one after the other. */
export function blameRamp() {
  const dark = isDark();
  if (!ramps.has(dark)) ramps.set(dark, ramp(dark ? DARK : LIGHT));
  return ramps.get(dark);
}

/** Which of the 256 colours a saliency has where `most` is the last: by its logarithm, so that little is seen too. */
export function shade(saliency, most) {
  return Math.min(SIZE - 1, Math.round(((SIZE - 1) * Math.log1p(Math.max(0, saliency))) / Math.log1p(most)));
}

function ramp({ from, to, swell }) {
  const bytes = new Uint8ClampedArray(3 * SIZE);
  for (let i = 0; i < SIZE; i++) {
    const part = i / (SIZE - 1);
    const l = from.l + part * (to.l - from.l);
    const c = from.c + part * (to.c - from.c) + swell * Math.sin(Math.PI * part) * part;
    const h = ((from.h + part * (to.h - from.h)) * Math.PI) / 180;
    bytes.set(rgb(l, c * Math.cos(h), c * Math.sin(h)), 3 * i);
  }
  return bytes;
}

function rgb(lightness, a, b) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((linear) => 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));
}

// Light, dark, or what the system says; and the colours that canvases draw with, read from the style sheet.
import { remembered, remember } from './memory.js';

const ORDER = ['system', 'light', 'dark'];
const listeners = new Set();
const system = matchMedia('(prefers-color-scheme: dark)');
let palette = null;

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : system.matches;
}

/** A colour of the style sheet by its name: colour('line') is --line. */
export function colour(name) {
  palette ??= new Map();
  if (!palette.has(name)) {
    palette.set(
      name,
      getComputedStyle(document.documentElement)
        .getPropertyValue('--' + name)
        .trim(),
    );
  }
  return palette.get(name);
}

export function onThemeChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function themeButton(button) {
  const show = () => {
    const theme = remembered('theme', 'system');
    button.textContent = { system: '◐ Auto', light: '○ Light', dark: '● Dark' }[theme] ?? '◐ Auto';
    button.setAttribute('aria-label', `Theme: ${theme}. Press for the next one`);
  };
  button.addEventListener('click', () => {
    const next = ORDER[(ORDER.indexOf(remembered('theme', 'system')) + 1) % ORDER.length];
    remember('theme', next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    show();
    changed();
  });
  system.addEventListener('change', changed);
  show();
}

function changed() {
  palette = null;
  listeners.forEach((listener) => listener());
}

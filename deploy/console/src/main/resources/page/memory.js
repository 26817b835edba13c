// What the viewer chose, kept in this browser; where nothing may be kept, for as long as the tab lives.
const tab = new Map();

export function remembered(key, fallback) {
  try {
    return localStorage.getItem('heed.' + key) ?? fallback;
  } catch {
    return tab.get(key) ?? fallback;
  }
}

export function remember(key, value) {
  tab.set(key, value);
  try {
    localStorage.setItem('heed.' + key, value);
  } catch {
    // Kept in the tab alone.
  }
}

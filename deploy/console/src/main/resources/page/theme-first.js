// Before the first paint, so that nothing flashes: the theme that the viewer chose.
try {
  const chosen = localStorage.getItem('heed.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // No storage: the system's theme it is.
}

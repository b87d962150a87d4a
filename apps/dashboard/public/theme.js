// Runs before the first paint, so that a chosen theme does not flash the other one.
// A file of its own since the content security policy allows no inline script;
// src/shell/theme.ts writes what is read here.
try {
  const theme = localStorage.getItem("audit.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme stays.
}

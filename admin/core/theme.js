// Light or dark, as chosen here, else as the system has it. Loaded before anything is drawn.

const key = "gatehouse.theme";

/** @returns {"system"|"light"|"dark"} */
export function theme() {
  const kept = localStorage.getItem(key);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** @param {"system"|"light"|"dark"} choice */
export function setTheme(choice) {
  if (choice === "system") localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  apply();
}

function apply() {
  const choice = theme();
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
}

apply();

// Shortcuts of single keys. They rest while something is typed, and can be switched off altogether (WCAG 2.1.4).

const setting = "gatehouse.keys";

/** @typedef {{key: string, name: string, run: (event: KeyboardEvent) => void}} Shortcut */
/** @type {Set<Shortcut>} */
const shortcuts = new Set();

export function keysAreOn() { return localStorage.getItem(setting) !== "off"; }

/** @param {boolean} areOn */
export function switchKeys(areOn) {
  if (areOn) localStorage.removeItem(setting);
  else localStorage.setItem(setting, "off");
}

/**
 * A shortcut, as long as the signal is not aborted.
 * @param {string} key as `KeyboardEvent.key` has it
 * @param {string} name what it does, for the list that `?` shows
 * @param {(event: KeyboardEvent) => void} run
 * @param {AbortSignal} [signal] a page's
 */
export function shortcut(key, name, run, signal) {
  const entry = { key, name, run };
  shortcuts.add(entry);
  signal?.addEventListener("abort", () => shortcuts.delete(entry));
}

export function installKeys() {
  shortcut("?", "Show the shortcuts", showKeys);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keysAreOn()) return;
    if (document.querySelector("dialog[open]") || isTyping(event.target)) return;
    const entry = [...shortcuts].findLast((candidate) => candidate.key === event.key);
    if (!entry) return;
    event.preventDefault();
    entry.run(event);
  });
}

/** Shows what works on the present page. */
export async function showKeys() {
  const { openKeyList } = await import("../elements/key-list.js");
  openKeyList([...shortcuts]);
}

function isTyping(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)
      || (target.tagName === "INPUT" && !/^(checkbox|radio|button|submit|range|color)$/.test(target.type)));
}

// Shortcuts of single keys. They rest while something is typed, and can be switched off altogether (WCAG 2.1.4).

import { h } from "./dom.js";
import { openDialog } from "../elements/dialog.js";

const setting = "gatehouse.keys";
/** @type {Set<{key: string, name: string, run: (event: KeyboardEvent) => void}>} */
const shortcuts = new Set();

export function keysAreOn() { return localStorage.getItem(setting) !== "off"; }

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

/** The list of what works on the present page. */
export function showKeys() {
  const names = { " ": "Space", ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };
  openDialog("Keyboard shortcuts", () => [
    h("table", {}, h("tbody", {}, [...shortcuts].map(({ key, name }) =>
      h("tr", {}, h("td", {}, h("kbd", {}, names[key] ?? key)), h("td", {}, name))))),
    h("label", { class: "check" },
      h("input", {
        type: "checkbox", checked: keysAreOn(),
        onchange: (event) => (event.target.checked ? localStorage.removeItem(setting) : localStorage.setItem(setting, "off")),
      }),
      "Use shortcuts of single keys"),
    h("p", { class: "soft" }, "Tab, Enter and the arrow keys always work."),
  ]);
}

function isTyping(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)
      || (target.tagName === "INPUT" && !/^(checkbox|radio|button|submit|range|color)$/.test(target.type)));
}

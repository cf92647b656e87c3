import { h } from "../core/dom.js";
import { keysAreOn, switchKeys } from "../core/keys.js";
import { openDialog } from "./dialog.js";

const names = { " ": "Space", ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };

/**
 * The shortcuts of single keys, with what each does, and a way to switch them off.
 * @param {import("../core/keys.js").Shortcut[]} shortcuts
 */
export function openKeyList(shortcuts) {
  openDialog("Keyboard shortcuts", () => [
    h("table", {}, h("tbody", {}, shortcuts.map(({ key, name }) =>
      h("tr", {}, h("td", {}, h("kbd", {}, names[key] ?? key)), h("td", {}, name))))),
    h("label", { class: "check" },
      h("input", { type: "checkbox", checked: keysAreOn(), onchange: (event) => switchKeys(event.target.checked) }),
      "Use shortcuts of single keys"),
    h("p", { class: "soft" }, "Tab, Enter and the arrow keys always work."),
  ]);
}

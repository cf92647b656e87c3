import { h } from "../core/dom.js";
import { menuButton } from "./menu.js";
import { attempt } from "./toast.js";

/**
 * What can be done with one thing of a list, behind a button at its end. The focus is back at the button before anything
 * is done, so that a dialog gives it back there.
 * @param {string} name the thing's, for those who cannot see which row it is
 * @param {([string, () => any] | null | false)[]} entries what it says, and what it does; nothing where there are none
 */
export function rowMenu(name, entries) {
  const shown = entries.filter(Boolean);
  if (shown.length === 0) return null;
  const label = h("span", { class: "unseen" }, `What to do with ${name}`);
  const menu = menuButton({ label, symbol: "more", className: "plain" }, (close) =>
    shown.map(([text, run]) => h("button", { type: "button", onclick: () => { close(); attempt(run); } }, text)));
  menu.classList.add("row-menu");
  return menu;
}

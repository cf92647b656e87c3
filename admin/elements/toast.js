import { h } from "../core/dom.js";
import { words } from "./states.js";

const place = h("div", { class: "toasts", role: "status", "aria-live": "polite", popover: "manual" });

/**
 * Says in passing what was done, with a way back where there is one.
 * @param {string} text
 * @param {{undo?: () => any, label?: string, seconds?: number, key?: string}} [more] it stays longer while one may undo,
 *   and as long as it has the focus or the pointer; it takes the place of an earlier one of the same `key`
 */
export function toast(text, { undo = null, label = "Undo", seconds = undo ? 12 : 5, key = null } = {}) {
  if (!place.isConnected) document.body.append(place);
  if (key) place.querySelector(`[data-key="${CSS.escape(key)}"]`)?.remove();
  const entry = h("div", { class: "toast", dataset: key ? { key } : {} }, h("span", {}, text),
    undo && h("button", { type: "button", onclick: () => { entry.remove(); hide(); attempt(undo); } }, label));
  place.append(entry);
  // Above whatever dialog is open.
  place.hidePopover();
  place.showPopover();
  const end = () => {
    if (!entry.isConnected) return;
    if (entry.matches(":hover, :focus-within")) return setTimeout(end, 2000);
    entry.remove();
    hide();
  };
  setTimeout(end, seconds * 1000);
}

/** Does what a button asks for; where that fails, a toast says why. @param {() => any} run */
export async function attempt(run) {
  try {
    await run();
  } catch (error) {
    if (error.name !== "Problem") console.error(error);
    toast(words(error), { seconds: 10 });
  }
}

function hide() { if (!place.childElementCount && place.matches(":popover-open")) place.hidePopover(); }

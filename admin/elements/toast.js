import { h } from "../core/dom.js";

const place = h("div", { class: "toasts", role: "status", "aria-live": "polite", popover: "manual" });

/**
 * Says in passing what was done, with a way back where there is one.
 * @param {string} text
 * @param {{undo?: () => any, label?: string, seconds?: number}} [more] it stays longer while one may undo, and as long
 *   as it has the focus or the pointer
 */
export function toast(text, { undo = null, label = "Undo", seconds = undo ? 12 : 5 } = {}) {
  if (!place.isConnected) document.body.append(place);
  const entry = h("div", { class: "toast" }, h("span", {}, text),
    undo && h("button", { type: "button", onclick: () => { entry.remove(); hide(); undo(); } }, label));
  place.append(entry);
  // Above whatever dialog is open.
  place.hidePopover();
  place.showPopover();
  const end = () => {
    if (entry.matches(":hover, :focus-within")) return setTimeout(end, 2000);
    entry.remove();
    hide();
  };
  setTimeout(end, seconds * 1000);
}

function hide() { if (!place.childElementCount && place.matches(":popover-open")) place.hidePopover(); }

import { fill, h, uniqueID } from "../core/dom.js";
import { icon } from "./icon.js";

/**
 * A button that opens a list of things to do, beneath it or above.
 * @param {{label: import("../core/dom.js").Child, symbol?: string, className?: string, above?: boolean}} what
 * @param {(close: () => void) => import("../core/dom.js").Child} content made anew each time it opens
 */
export function menuButton({ label, symbol = null, className = "", above = false }, content) {
  const id = uniqueID("menu");
  const panel = h("div", { id, class: "menu", popover: "auto" });
  const button = h("button", {
    type: "button", class: className, popovertarget: id, "aria-expanded": "false", "aria-haspopup": "true",
  }, symbol && icon(symbol), label);
  anchor(panel, button, { above, draw: () => fill(panel, content(() => panel.hidePopover())) });
  return h("div", {}, button, panel);
}

/** Keeps a popover beside what opened it, and what opened it told. */
export function anchor(panel, opener, { above = false, draw = () => {} } = {}) {
  panel.addEventListener("beforetoggle", (event) => { if (event.newState === "open") draw(); });
  panel.addEventListener("toggle", (event) => {
    const isOpen = event.newState === "open";
    opener.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) return;
    const box = opener.getBoundingClientRect();
    panel.style.left = `${Math.max(8, Math.min(box.left, innerWidth - panel.offsetWidth - 8))}px`;
    const beneath = box.bottom + 4;
    const fits = beneath + panel.offsetHeight < innerHeight;
    panel.style.top = `${Math.max(8, above || !fits ? box.top - panel.offsetHeight - 4 : beneath)}px`;
    panel.querySelector("input, a, button")?.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [...panel.querySelectorAll("input, a[href], button:not([disabled])")];
    const at = stops.indexOf(document.activeElement);
    const next = stops[(at + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length];
    next?.focus();
    event.preventDefault();
  });
}

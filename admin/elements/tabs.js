import { h } from "../core/dom.js";

/**
 * Parts of a page that each have an address.
 * @param {string} label what they are parts of
 * @param {[string, string][]} tabs address and name; the one of the present path is marked
 */
export function tabs(label, tabs) {
  return h("nav", { class: "tabs", "aria-label": label }, tabs.map(([address, name]) => {
    const url = new URL(address, location.origin);
    return h("a", { href: address, "aria-current": url.pathname === location.pathname && "page" }, name);
  }));
}

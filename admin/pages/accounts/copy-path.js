import { h } from "../../core/dom.js";
import { icon } from "../../elements/icon.js";
import { copy } from "../../elements/secret.js";

/** A long path or address, cut short to fit, with a button that copies the whole. @param {string} text */
export function copyPath(text) {
  return h("span", { class: "copy-path" },
    h("code", {}, text),
    h("button", {
      type: "button", class: "plain", "aria-label": `Copy ${text}`, title: "Copy", onclick: () => copy(text),
    }, icon("copy")));
}

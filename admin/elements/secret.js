import { h, uniqueID } from "../core/dom.js";
import { icon } from "./icon.js";
import { toast } from "./toast.js";

/**
 * A secret that is shown this once, with a button that copies it.
 * @param {string} label @param {string} value
 */
export function secretOnce(label, value) {
  const id = uniqueID("secret");
  return h("div", { class: "notice warning" },
    h("p", { id }, `${label}. It is shown now and never again: keep it where secrets are kept.`),
    h("div", { class: "row" }, h("code", { "aria-labelledby": id }, value), copyButton(value)));
}

/** @param {string} value */
export function copyButton(value, label = "Copy") {
  return h("button", {
    type: "button", onclick: async () => {
      try {
        await navigator.clipboard.writeText(value);
        toast("Copied.");
      } catch {
        toast("The browser does not allow copying: select it by hand.");
      }
    },
  }, icon("copy"), label);
}

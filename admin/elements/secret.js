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
export const copyButton = (value, label = "Copy") =>
  h("button", { type: "button", onclick: () => copy(value) }, icon("copy"), label);

/** Puts a text onto the clipboard, and says so. @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast("The browser does not allow copying: select it by hand.");
  }
}

import { h } from "../../core/dom.js";
import { icon } from "../../elements/icon.js";
import { toast } from "../../elements/toast.js";

/** A long path or address, cut short to fit, with a button that copies the whole. @param {string} text */
export function copyPath(text) {
  return h("span", { class: "copy-path" },
    h("code", {}, text),
    h("button", {
      type: "button", class: "plain", "aria-label": `Copy ${text}`, title: "Copy",
      onclick: async () => {
        try {
          await navigator.clipboard.writeText(text);
          toast("Copied.");
        } catch {
          toast("The browser does not allow copying: select it by hand.");
        }
      },
    }, icon("copy")));
}

import { h } from "../core/dom.js";
import { field } from "./form.js";

/**
 * A field for a password, which can be looked at while it is typed. It is sent as it is, white space included.
 * @param {{name: string, label: string, autocomplete: "current-password"|"new-password", hint?: import("../core/dom.js").Child,
 *   pattern?: (value: string) => true|string, attributes?: Object<string, any>}} what
 */
export function passwordField({ name, label, autocomplete, hint = null, pattern = null, attributes = {} }) {
  const input = h("input", { type: "password", autocomplete, spellcheck: "false", autocapitalize: "none", ...attributes });
  const element = field({ name, label, hint, pattern, required: true, input, verbatim: true });
  const look = h("button", {
    type: "button", class: "plain", "aria-pressed": "false", "aria-label": `Show the ${label.toLocaleLowerCase()}`,
    onclick: () => {
      const isShown = input.type === "text";
      input.type = isShown ? "password" : "text";
      look.setAttribute("aria-pressed", String(!isShown));
      look.textContent = isShown ? "Show" : "Hide";
    },
  }, "Show");
  const frame = h("div", { class: "password" });
  input.replaceWith(frame);
  frame.append(input, look);
  // Never left readable: not for whoever looks next, nor for the browser's memory of what was typed into fields.
  element.addEventListener("focusout", (event) => {
    if (!element.contains(event.relatedTarget) && input.type === "text") look.click();
  });
  return element;
}

import { h, uniqueID } from "../core/dom.js";
import { icon } from "./icon.js";
import { field, form } from "./form.js";

/**
 * A dialog over the page. What had the focus gets it back.
 * @param {string} title
 * @param {(close: (result?: any) => void) => import("../core/dom.js").Child} content
 * @param {{wide?: boolean}} [how]
 * @returns {Promise<any>} what it was closed with; undefined where it was dismissed
 */
export function openDialog(title, content, { wide = false } = {}) {
  return new Promise((resolve) => {
    const id = uniqueID("dialog");
    let result;
    const close = (value) => { result = value; dialog.close(); };
    const dialog = h("dialog", { "aria-labelledby": id, class: wide && "wide" },
      h("div", { class: "head" }, h("h2", { id }, title),
        h("button", { type: "button", class: "plain", "aria-label": "Close", onclick: () => close() }, icon("close"))),
      h("div", { class: "body" }, content(close)));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(result); });
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector("[autofocus]") ?? dialog.querySelector(".body :is(input, select, textarea, button)"))?.focus();
  });
}

/**
 * Asks before something that is not easily taken back, and does it: the dialog stays until it is done, and shows why
 * where it is not.
 * @param {{title: string, text: import("../core/dom.js").Child, action: string, run: () => Promise<any>, danger?: boolean,
 *   typed?: string}} what `typed` is what has to be typed first, such as the name of what is deleted
 * @returns {Promise<boolean>} whether it was done
 */
export async function confirmed({ title, text, action, run, danger = false, typed = null }) {
  const done = await openDialog(title, (close) => form({
    fields: [
      typeof text === "string" ? h("p", {}, text) : text,
      typed && field({
        name: "typed", label: `Type “${typed}” to go on`, required: true,
        pattern: (value) => value === typed || "That is not the same.",
      }),
    ],
    submit: action, danger, cancel: () => close(),
    run: async () => { await run(); close(true); },
  }));
  return done === true;
}

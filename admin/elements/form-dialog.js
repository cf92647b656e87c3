import { openDialog } from "./dialog.js";
import { form } from "./form.js";

/**
 * A form in a dialog, which stays until the work is done, with its faults at their fields.
 * @param {string} title
 * @param {{fields: import("../core/dom.js").Child,
 *   run: (values: Object<string, any>, form: HTMLFormElement) => Promise<any>,
 *   submit: string, danger?: boolean, wide?: boolean}} what
 * @returns {Promise<any>} what `run` came to, or true for nothing; undefined where the dialog was dismissed
 */
export function formDialog(title, { fields, run, submit, danger = false, wide = false }) {
  return openDialog(title, (close) => form({
    fields, submit, danger, cancel: () => close(),
    run: async (values, element) => { close((await run(values, element)) ?? true); },
  }), { wide });
}

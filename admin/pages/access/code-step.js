import { fill, h } from "../../core/dom.js";
import { field, form } from "../../elements/form.js";

/** How many digits an authenticator app shows. */
const digits = 6;

/**
 * The second step of a login: the code of an app, or one of the recovery codes.
 * @param {{run: (code: string) => Promise<any>, back: () => void}} what
 */
export function codeStep({ run, back }) {
  const element = h("div", { class: "stack" });
  const draw = (isRecovery) => {
    const name = "code";
    const entry = form({
      submit: "Continue",
      run: async (values) => {
        try {
          await run(values.code);
        } catch (error) {
          // The code is used up or wrong: it is typed anew.
          entry.elements[name].select();
          entry.elements[name].focus();
          throw error;
        }
      },
      fields: [
        field({
          name, required: true,
          label: isRecovery ? "Recovery code" : "Code of your authenticator app",
          hint: isRecovery ? "One of the ten that were shown when you set the second factor up. Each is good once." : null,
          attributes: {
            autocomplete: isRecovery ? "off" : "one-time-code", inputmode: isRecovery ? "text" : "numeric",
            autocapitalize: "none", spellcheck: "false", class: isRecovery ? "code recovery" : "code",
          },
        }),
      ],
    });
    if (!isRecovery) sendWhenWhole(entry, entry.elements[name]);
    fill(element, entry, h("div", { class: "spread" },
      h("button", { type: "button", class: "link", onclick: () => draw(!isRecovery) },
        isRecovery ? "Use the authenticator app" : "Use a recovery code"),
      h("button", { type: "button", class: "link", onclick: back }, "Start again")));
    // Where this step takes the place of the one before, it is not in the page yet.
    queueMicrotask(() => entry.elements[name].focus());
  };
  draw(false);
  return element;
}

/** Six digits are a whole code: whoever typed or pasted them need not press anything. */
function sendWhenWhole(entry, input) {
  let sent = null;
  input.addEventListener("input", () => {
    const code = input.value.replaceAll(/[ -]/g, "");
    if (code.length !== digits || !/^\d+$/.test(code) || code === sent) return;
    sent = code;
    entry.requestSubmit();
  });
}

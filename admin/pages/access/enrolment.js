import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { passwordField } from "../../elements/password-field.js";
import { qrCode } from "../../elements/qr.js";
import { copyButton } from "../../elements/secret.js";
import { toast } from "../../elements/toast.js";
import { recoveryCodes } from "./recovery-codes.js";

/**
 * Sets a second factor up, step by step: the password, the secret for an app with its first code, the recovery codes.
 * @returns {Promise<boolean>} whether there is one now
 */
export async function enrol() {
  let isEnabled = false;
  await openDialog("Set up a second factor", (close) => {
    const step = h("div", { class: "stack" });
    fill(step, passwordStep((enrolment) => {
      fill(step, codeStep(enrolment, (codes) => {
        isEnabled = true;
        toast("The second factor is on, and your other sessions have ended.");
        fill(step, recoveryCodes(codes, close));
        step.querySelector("button")?.focus();
      }, close));
      step.querySelector("[name=code]").focus();
    }, close));
    return step;
  });
  return isEnabled;
}

function passwordStep(done, close) {
  return form({
    submit: "Continue", cancel: () => close(),
    fields: [
      h("p", {}, "You need an authenticator app, on a telephone or in your password manager."),
      passwordField({ name: "password", label: "Your password", autocomplete: "current-password" }),
    ],
    run: async (values) => done(await api.post("/operators/me/second-factor", values)),
  });
}

function codeStep({ secret, address }, done, close) {
  return [
    h("ol", { class: "enrolment" },
      h("li", {}, h("p", {}, "Scan this with the app."),
        qrCode(address, "QR code with the secret for the authenticator app"),
        h("details", {},
          h("summary", {}, "Type it instead"),
          h("p", { class: "soft" }, "Kind: time-based, 6 digits, 30 seconds."),
          h("p", { class: "row" }, h("code", { class: "secret" }, grouped(secret)), copyButton(secret)))),
      h("li", {}, h("p", {}, "Enter the code that the app shows."))),
    form({
      submit: "Turn on", cancel: () => close(),
      fields: field({
        name: "code", label: "Code", required: true,
        attributes: { autocomplete: "one-time-code", inputmode: "numeric", spellcheck: "false", class: "code" },
      }),
      run: async (values) => done((await api.post("/operators/me/second-factor/confirm", values)).recovery_codes),
    }),
  ];
}

/** In groups of four, to be typed without losing one's place. */
const grouped = (secret) => secret.match(/.{1,4}/g).join(" ");

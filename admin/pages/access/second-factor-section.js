import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { badge } from "../../elements/badge.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { passwordField } from "../../elements/password-field.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { enrol } from "./enrolment.js";
import { recoveryCodes } from "./recovery-codes.js";

/** How few recovery codes are few. */
const few = 3;

/** One's own second factor: setting it up, new recovery codes, doing without. */
export class SecondFactorSection extends HTMLElement {
  #factor;
  #changed;

  /** @param {any} factor as `GET /v1/operators/me/second-factor` has it @param {() => any} changed */
  constructor(factor, changed) {
    super();
    this.#factor = factor;
    this.#changed = changed;
  }

  connectedCallback() {
    this.classList.add("stack");
    fill(this, this.#factor.enabled ? this.#enabled() : this.#disabled());
  }

  #disabled() {
    return [
      h("p", { class: "measure" },
        "With a second factor, signing in takes a code of an authenticator app besides the password, so that a stolen "
          + "password alone opens nothing."),
      h("button", {
        type: "button", class: this.#factor.required ? "primary" : "",
        onclick: async () => { if (await enrol()) this.#changed(); },
      }, "Set up a second factor"),
    ];
  }

  #enabled() {
    const left = this.#factor.recovery_codes_left;
    return [
      h("dl", { class: "facts" },
        h("dt", {}, "State"), h("dd", {}, badge("On", "good"), " since ", relativeTime(this.#factor.enabled_at)),
        h("dt", {}, "Recovery codes"),
        h("dd", {}, `${left} of 10 left `, left <= few && badge(left === 0 ? "None left" : "Few left", "warning"))),
      h("div", { class: "row" },
        h("button", { type: "button", onclick: () => this.#replaceCodes() }, "New recovery codes"),
        this.#factor.required
          ? h("p", { class: "soft" }, "This gateway asks for it, so it cannot be disabled.")
          : h("button", { type: "button", class: "danger", onclick: () => this.#disable() }, "Disable")),
    ];
  }

  async #replaceCodes() {
    const codes = await this.#prove({
      title: "New recovery codes", submit: "Replace the codes",
      text: "The present codes stop being good, those left over too.",
      run: async (proof) => (await api.post("/operators/me/second-factor/recovery-codes", proof)).recovery_codes,
    });
    if (!codes) return;
    await openDialog("Your new recovery codes", (close) => recoveryCodes(codes, close));
    this.#changed();
  }

  async #disable() {
    const done = await this.#prove({
      title: "Disable the second factor", submit: "Disable", danger: true,
      text: "From then on your password alone signs you in. Your other sessions end.",
      run: async (proof) => { await api.post("/operators/me/second-factor/disable", proof); return true; },
    });
    if (!done) return;
    toast("The second factor is disabled.");
    this.#changed();
  }

  /** Asks for password and code, which both changes take. @returns {Promise<any>} what `run` gave */
  #prove({ title, text, submit, run, danger = false }) {
    return openDialog(title, (close) => form({
      submit, danger, cancel: () => close(),
      fields: [
        h("p", {}, text),
        passwordField({ name: "password", label: "Password", autocomplete: "current-password" }),
        field({
          name: "code", label: "Code of the app, or a recovery code", required: true,
          attributes: { autocomplete: "one-time-code", autocapitalize: "none", spellcheck: "false", class: "code" },
        }),
      ],
      run: async (proof) => close(await run(proof)),
    }));
  }
}

customElements.define("gh-second-factor-section", SecondFactorSection);

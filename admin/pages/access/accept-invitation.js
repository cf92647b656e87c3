import { afterSignIn } from "../../core/after-sign-in.js";
import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { Page } from "../../core/page.js";
import { session } from "../../core/session.js";
import { field, form } from "../../elements/form.js";
import { passwordField } from "../../elements/password-field.js";
import { codeStep } from "./code-step.js";
import { gateFrame } from "./gate-frame.js";
import { passwordFault, passwordHint } from "./password-rules.js";

/** A new operator's way in, or a new password for one who is there: an invitation's code, and a password of one's own. */
class AcceptInvitation extends Page {
  /** From the part of a link that browsers keep to themselves. */
  #code = "";

  start() {
    if (!location.hash) return;
    try { this.#code = decodeURIComponent(location.hash.slice(1)); } catch { this.#code = ""; }
    history.replaceState(null, "", location.pathname + location.search);
  }

  queryChanged() {}

  draw() {
    return gateFrame("Accept an invitation",
      session.operator && h("p", { class: "notice warning" }, "You are signed in as ", h("bdi", {}, session.operator.name),
        ". The invitation signs you in as whom it is for."),
      form({
        submit: "Set password and sign in",
        fields: [
          field({
            name: "code", label: "Invitation code", required: true, value: this.#code,
            hint: "From the owner who invited you. It is good once.",
            attributes: {
              autocomplete: "off", autocapitalize: "none", spellcheck: "false", class: "code", autofocus: !this.#code,
            },
          }),
          passwordField({
            name: "password", label: "New password", autocomplete: "new-password", hint: passwordHint,
            pattern: (value) => passwordFault(value), attributes: { autofocus: Boolean(this.#code) },
          }),
        ],
        run: (values) => this.#accept(values),
      }),
      h("p", { class: "small" }, h("a", { href: "/sign-in" }, "Sign in instead")));
  }

  async #accept({ code, password }) {
    const operator = await api.post("/invitations/accept", { code, password });
    const credentials = { name: operator.name, password };
    try {
      await session.signIn(credentials);
    } catch (problem) {
      // The code is used up: from here on it is an ordinary login.
      if (problem.code === "second_factor_required") return this.#askForCode(credentials);
      return fill(this, gateFrame("Your password is set",
        h("p", {}, "You sign in as ", h("bdi", { class: "mono" }, operator.name), "."),
        h("a", { class: "button primary", href: "/sign-in" }, "Sign in")));
    }
    afterSignIn();
  }

  #askForCode(credentials) {
    fill(this, gateFrame("Second factor",
      h("p", { class: "soft" }, "Your password is set. Signing in as ", h("bdi", {}, credentials.name), "."),
      codeStep({
        run: async (code) => {
          await session.signIn({ ...credentials, code });
          afterSignIn();
        },
        back: () => fill(this, this.draw()),
      })));
  }
}

customElements.define("gh-accept-invitation", AcceptInvitation);

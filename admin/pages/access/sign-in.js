import { afterSignIn } from "../../core/after-sign-in.js";
import { fill, h } from "../../core/dom.js";
import { Page } from "../../core/page.js";
import { session } from "../../core/session.js";
import { field, form } from "../../elements/form.js";
import { passwordField } from "../../elements/password-field.js";
import { codeStep } from "./code-step.js";
import { gateFrame } from "./gate-frame.js";

/** The login: name and password, then the code where there is a second factor. */
class SignIn extends Page {
  start() {
    if (session.operator) afterSignIn();
  }

  draw() { return this.#passwordStep(); }

  queryChanged() {}

  /** @param {string} [name] what was typed before */
  #passwordStep(name = "") {
    return gateFrame("Sign in",
      this.query.has("over") && h("p", { class: "soft", role: "status" },
        "Your session is over. Sign in to go on where you were."),
      form({
        submit: "Sign in",
        fields: [
          field({
            name: "name", label: "Name", required: true, value: name,
            attributes: { autocomplete: "username", autocapitalize: "none", spellcheck: "false", autofocus: !name },
          }),
          passwordField({ name: "password", label: "Password", autocomplete: "current-password" }),
        ],
        run: (credentials, entry) => this.#signIn(credentials, entry),
      }),
      h("p", { class: "small" }, h("a", { href: "/accept-invitation" }, "Accept an invitation")));
  }

  async #signIn({ name, password }, entry) {
    try {
      await session.signIn({ name, password });
    } catch (problem) {
      if (problem.code === "second_factor_required") return this.#askForCode({ name, password });
      if (problem.code === "invalid_credentials") entry.elements.password.select();
      throw problem;
    }
    afterSignIn();
  }

  #askForCode(credentials) {
    fill(this, gateFrame("Second factor",
      h("p", { class: "soft" }, "Signing in as ", h("bdi", {}, credentials.name), "."),
      codeStep({
        run: async (code) => {
          await session.signIn({ ...credentials, code });
          afterSignIn();
        },
        back: () => {
          fill(this, this.#passwordStep(credentials.name));
          this.querySelector("[name=password]").focus();
        },
      })));
  }
}

customElements.define("gh-sign-in", SignIn);

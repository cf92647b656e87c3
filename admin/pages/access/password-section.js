import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { session } from "../../core/session.js";
import { form } from "../../elements/form.js";
import { passwordField } from "../../elements/password-field.js";
import { toast } from "../../elements/toast.js";
import { passwordFault, passwordHint } from "./password-rules.js";

/** Changing one's own password. */
export class PasswordSection extends HTMLElement {
  #done;

  /** @param {() => any} [done] called when it was changed */
  constructor(done = () => {}) {
    super();
    this.#done = done;
  }

  connectedCallback() { this.#draw(); }

  #draw() {
    const { name, must_change_password: isOwed } = session.operator;
    fill(this, form({
      submit: "Set password",
      fields: [
        // Password managers file the new password under this name.
        h("div", { class: "unseen", "aria-hidden": "true" },
          h("input", { type: "text", autocomplete: "username", value: name, tabindex: "-1", readonly: true })),
        passwordField({
          name: "current_password", label: isOwed ? "One-time password" : "Current password",
          autocomplete: "current-password",
        }),
        passwordField({
          name: "new_password", label: "New password", autocomplete: "new-password", hint: passwordHint,
          pattern: (value) => passwordFault(value, name),
        }),
        !isOwed && h("p", { class: "soft" }, "Your other sessions end; tokens of programs go on."),
      ],
      run: async (values) => {
        await api.post("/operators/me/password", values);
        session.operator.must_change_password = false;
        toast(isOwed ? "Your password is set." : "Your password is changed, and your other sessions have ended.");
        this.#draw();
        // What had the focus is gone with the form it stood in.
        this.querySelector("[type=submit]").focus();
        await this.#done();
      },
    }));
  }
}

customElements.define("gh-password-section", PasswordSection);

import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Page } from "../../core/page.js";
import { router } from "../../core/router.js";
import { session } from "../../core/session.js";
import { card } from "../../elements/states.js";
import { PasswordSection } from "./password-section.js";
import { SecondFactorSection } from "./second-factor-section.js";
import { SessionsSection } from "./sessions-section.js";
import { TokensSection } from "./tokens-section.js";

/** One's own account: password, second factor, sessions, tokens for programs. What is owed first, alone. */
class OwnAccount extends Page {
  async load() {
    if (session.operator.must_change_password) return {};
    return { factor: await api.get("/operators/me/second-factor", { signal: this.signal }) };
  }

  draw({ factor }) {
    const { operator } = session;
    if (!factor) {
      return [
        this.head("Set a password of your own", {
          lede: "You signed in with a one-time password, which somebody else has seen. Replace it, and the console opens.",
        }),
        card("Password", { body: new PasswordSection(() => this.#onward()) }),
      ];
    }
    const isOwed = factor.required && !factor.enabled;
    const changed = () => (isOwed ? router.go("/") : this.refresh());
    const secondFactor = card("Second factor", { body: new SecondFactorSection(factor, changed) });
    if (isOwed) {
      return [
        this.head("Set up a second factor", {
          lede: "This gateway asks for a second factor from people with your role. Set one up, and the console opens.",
        }),
        secondFactor,
      ];
    }
    return [
      this.head("Your account",
        { lede: ["Signed in as ", h("bdi", {}, operator.name), ` with the role ${operator.role}.`] }),
      card("Password", { body: new PasswordSection() }),
      secondFactor,
      new SessionsSection(),
      new TokensSection(),
    ];
  }

  /** What comes next: enrolling where that is owed too, else the console. */
  async #onward() {
    await session.load();
    const { required, enabled } = await api.get("/operators/me/second-factor", { signal: this.signal });
    if (!required || enabled) return router.go("/");
    await this.refresh();
    this.querySelector("h1")?.focus();
  }
}

customElements.define("gh-own-account", OwnAccount);

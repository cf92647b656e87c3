import { h } from "../../core/dom.js";
import { Part } from "../../core/part.js";
import { field } from "../../elements/form.js";
import { emptyState } from "../../elements/states.js";
import { appsFor } from "../accounts/own-apps.js";
import { RegistrationSection } from "../accounts/registration-section.js";
import { PublicAddress } from "./public-address.js";

/** Where TikTok delivers to. */
export class WebhookStep extends Part {
  load() { return appsFor(this.params.tenant, this.signal); }

  draw(apps) {
    const { accounts } = this.loaded;
    if (!this.account) return withoutAccount("A webhook is registered for an account.", this.go);
    const onward = h("button", { type: "button", class: "primary", onclick: () => this.next({ registered: "yes" }),
      hidden: true }, "Continue");
    const section = Object.assign(new RegistrationSection(this.account, () => { onward.hidden = false; onward.focus(); }),
      { params: { tenant: this.params.tenant, account: this.account.id },
        app: apps.find(({ id }) => id === this.account.app_id) ?? null });
    // It may be registered already.
    section.addEventListener("drawn", () => { onward.hidden = !section.querySelector(".badge.good"); });
    return h("div", { class: "stack" },
      h("h2", {}, "Where TikTok delivers to"),
      h("p", { class: "measure" },
        "TikTok sends each comment to an address of this gateway, as soon as it is written. The address has to be "
          + "registered there, which Gatehouse does for you."),
      new PublicAddress(),
      accounts.length > 1 && field({
        name: "account", label: "Account", value: this.account.id, options: accounts.map(({ id, name }) => [id, name]),
        attributes: { onchange: (event) => this.go({ account: event.target.value, registered: null }) },
      }),
      section, onward);
  }
}

customElements.define("gh-webhook-step", WebhookStep);

/** What stands in a step's place that needs an account first. */
export function withoutAccount(text, go) {
  return emptyState({
    heading: "No account yet", text, symbol: "accounts",
    action: h("button", { type: "button", onclick: () => go({ step: "account" }) }, "Connect an account"),
  });
}

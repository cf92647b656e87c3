import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { watchJob } from "../../core/jobs.js";
import { Part } from "../../core/part.js";
import { relativeTime } from "../../elements/time.js";
import { dialects, standingBadge } from "../accounts/account-words.js";
import { AddAccount } from "../accounts/add-account.js";
import { authorisationBadge } from "../accounts/authorisation-link.js";
import { appsFor } from "../accounts/own-apps.js";

const isOpen = ({ state }) => state === "waiting" || state === "exchanging";

/** Whose comments are moderated: an account, by a link for its creator or by tokens. */
export class AccountStep extends Part {
  async load() {
    const { tenant } = this.params;
    const [apps, links] = await Promise.all([
      appsFor(tenant, this.signal), api.get(`/tenants/${tenant}/authorisations`,
        { signal: this.signal, query: { limit: 20 } }),
    ]);
    return { apps, waiting: links.items.filter(isOpen) };
  }

  draw({ apps, waiting }) {
    const { accounts } = this.loaded;
    const adding = h("div", {});
    const add = () => {
      fill(adding, new AddAccount({ tenant: this.params.tenant, apps, done: (account) => this.next({ account }) }));
      adding.querySelector("input:checked")?.focus();
    };
    if (accounts.length === 0 && waiting.length === 0) {
      fill(adding, new AddAccount({ tenant: this.params.tenant, apps, done: (account) => this.next({ account }) }));
    } else {
      fill(adding, h("div", { class: "row" },
        accounts.length > 0 && h("button", { type: "button", class: "primary", onclick: () => this.next() }, "Continue"),
        h("button", { type: "button", onclick: add }, "Add another")));
    }
    return h("div", { class: "stack" },
      h("h2", {}, "Whose comments?"),
      accounts.length === 0 && h("p", { class: "measure" },
        "Connect a TikTok account of the tenant's. One is enough to begin with; many can be imported from a CSV file later."),
      accounts.length > 0 && h("ul", { class: "entries boxed" }, accounts.slice(0, 20).map((account) => h("li", {},
        h("div", {}, h("p", { class: "name" }, h("bdi", {}, account.name)),
          h("p", { class: "soft small" }, dialects[account.dialect].name)),
        standingBadge(account)))),
      waiting.map((authorisation) => this.#waiting(authorisation)),
      adding);
  }

  /** A link that was made before a reload: it cannot be shown again, but what becomes of it can. */
  #waiting(authorisation) {
    const state = h("span", {}, authorisationBadge(authorisation));
    watchJob(`/tenants/${this.params.tenant}/authorisations/${authorisation.id}`, {
      signal: this.signal, on: (now) => { if (now.state !== authorisation.state) fill(state, authorisationBadge(now)); },
      isOver: (now) => !isOpen(now),
    }).then((ended) => { if (ended.state === "completed") this.next({ account: ended.account_id }); }, () => {});
    return h("p", { class: "notice row", role: "status" }, state,
      h("span", {}, "A link made ", relativeTime(authorisation.created_at),
      " waits for its creator. It goes on here by itself when they have agreed."));
  }
}

customElements.define("gh-account-step", AccountStep);

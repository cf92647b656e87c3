import { h } from "../../core/dom.js";
import { tenantNames } from "../../core/names.js";
import { EndlessList } from "../../elements/endless-list.js";
import { FilteredPage } from "../../elements/filtered-page.js";
import { emptyState } from "../../elements/states.js";
import { alertItem } from "./alert.js";
import { Channels } from "./channels.js";
import { kinds } from "./kinds.js";

/** What was raised, who was told of it, and over what: of a tenant, or of the gateway. */
class Alerts extends FilteredPage {
  #names = new Map();

  /** Of the gateway's own pages, the API's path is the console's. */
  get path() { return this.tenant ? `/tenants/${this.tenant.id}` : "/gateway"; }

  async load() { if (!this.tenant) this.#names = await tenantNames(this.signal); }

  draw() {
    const own = this.tenant ? "tenant" : "gateway";
    const heard = kinds.filter(({ of }) => of.includes(own));
    const others = this.tenant ? [] : kinds.filter(({ of }) => !of.includes(own));
    return [
      this.head(this.tenant ? "Alerts" : "The gateway's alerts", {
        lede: this.tenant ? "What somebody has to hear of soon, and who hears of it."
          : "What the gateway's owners have to hear of soon, and over what.",
      }),
      new Channels({ path: `${this.path}/alert-channels`, isGateway: !this.tenant }),
      h("h2", {}, "Raised"),
      this.filtered("Raised alerts", [
        {
          name: "kind", label: "Kind",
          options: [["", "All"], ...heard.map(({ key, name }) => [key, name]),
            ...others.map(({ key, name }) => [key, name, "Of tenants"])],
        },
        !this.tenant && { name: "tenants", label: "Of", options: [["", "The gateway alone"], ["true", "Tenants too"]] },
      ].filter(Boolean)),
    ];
  }

  list(query) {
    return new EndlessList({
      path: `${this.path}/alerts`,
      query: { kind: query.get("kind"), tenants: this.tenant ? null : query.get("tenants") },
      into: h("ul", { class: "alerts" }), around: (body) => h("div", { class: "card" }, body),
      item: (alert) => alertItem(alert, this.#names),
      empty: () => emptyState({
        symbol: "alerts", heading: "Nothing was raised",
        text: query.get("kind") ? "No alert of this kind is kept."
          : "Alerts stand here for as long as comments are kept, whether or not somebody is told.",
      }),
    });
  }
}

customElements.define("gh-alerts", Alerts);

import { accountsByID } from "../../core/accounts.js";
import { address } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Page } from "../../core/page.js";
import { EndlessList } from "../../elements/endless-list.js";
import { emptyState } from "../../elements/states.js";
import { eventFilters, filterNames, queryOf } from "./event-filters.js";
import { eventRow } from "./event-row.js";
import { router } from "../../core/router.js";

/** All that TikTok delivered and what was decided, newest first. */
class Events extends Page {
  #accounts = null;

  async load() { this.#accounts ??= await accountsByID(this.params.tenant, this.signal); }

  draw() {
    const query = queryOf(this.query);
    const isFiltered = Object.keys(query).length > 0;
    return [
      this.head("Events", {
        actions: h("a", { class: "button", href: address(`/tenants/${this.params.tenant}/events/export`, query), download: "events.ndjson" },
          isFiltered ? "Export these" : "Export all"),
      }),
      eventFilters({ query: this.query, accounts: this.#accounts }),
      new EndlessList({
        path: `/tenants/${this.params.tenant}/events`, query, pageSize: 100, into: h("tbody", {}),
        around: (into) => h("div", { class: "card scroll" }, h("table", { class: "events" },
          h("caption", { class: "unseen" }, "Events, newest first"),
          h("thead", {}, h("tr", {}, ["Received", "Comment", "Author", "Account", "Decision", "Action"].map((name) => h("th", { scope: "col" }, name)))), into)),
        item: (event) => eventRow(event, { base: this.base, accounts: this.#accounts }),
        empty: () => (isFiltered
          ? emptyState({
            heading: "No event fits", text: "Nothing that is kept fits these filters.",
            action: h("button", { type: "button", onclick: () => router.setQuery(Object.fromEntries(filterNames.map((name) => [name, null]))) }, "Show all events"),
          })
          : emptyState({
            heading: "No events yet", text: "TikTok has delivered nothing for this tenant. Is its webhook registered?",
            action: h("a", { class: "button", href: `${this.base}/accounts` }, "To the accounts"),
          })),
      }),
    ];
  }

  /** Draws what the filters let through, and leaves the focus where it was. */
  async queryChanged() {
    const name = document.activeElement?.name;
    await this.refresh();
    if (name) this.querySelector(`[name="${CSS.escape(name)}"]`)?.focus();
    else this.querySelector("h1")?.focus();
  }
}

customElements.define("gh-events", Events);

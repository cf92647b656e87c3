import { accountsByID } from "../../core/accounts.js";
import { address } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { router } from "../../core/router.js";
import { EndlessList } from "../../elements/endless-list.js";
import { FilteredPage } from "../../elements/filtered-page.js";
import { emptyState } from "../../elements/states.js";
import { eventFilters, filterNames, queryOf } from "./event-filters.js";
import { eventTable } from "./event-table.js";
import { eventTabs } from "./event-tabs.js";

/** All that TikTok delivered and what was decided, newest first. */
class Events extends FilteredPage {
  #accounts = null;
  #export = h("a", { class: "button", download: "events.ndjson" });

  async load() { this.#accounts = await accountsByID(this.params.tenant, this.signal); }

  draw() {
    return [
      this.head("Events", { actions: this.#export }), eventTabs(this.base),
      h("div", { class: "stack" }, this.filtered("Filter events", eventFilters(this.#accounts))),
    ];
  }

  list() {
    const query = queryOf(this.query);
    const path = `/tenants/${this.params.tenant}/events`;
    this.#export.href = address(`${path}/export`, query);
    this.#export.textContent = this.isFiltered(...filterNames) ? "Export these" : "Export all";
    return new EndlessList({
      path, query, pageSize: 100, ...eventTable({ base: this.base, accounts: this.#accounts }),
      empty: () => this.#nothing(),
    });
  }

  #nothing() {
    if (!this.isFiltered(...filterNames)) {
      return emptyState({
        heading: "No events yet", text: "TikTok has delivered nothing for this tenant. Its webhook may not be registered.",
        action: h("a", { class: "button", href: `${this.base}/accounts` }, "To the accounts"),
      });
    }
    const clear = () => router.setQuery(Object.fromEntries(filterNames.map((name) => [name, null])));
    return emptyState({
      heading: "No event fits", text: "Nothing that is kept fits these filters.",
      action: h("button", { type: "button", onclick: clear }, "Show all events"),
    });
  }
}

customElements.define("gh-events", Events);

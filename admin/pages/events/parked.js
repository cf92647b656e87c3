import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { accountNames } from "../../core/names.js";
import { Page } from "../../core/page.js";
import { session } from "../../core/session.js";
import { confirmed } from "../../elements/dialog.js";
import { EndlessList } from "../../elements/endless-list.js";
import { leaveRow } from "../../elements/leave-row.js";
import { emptyState, words } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { eventTabs } from "./event-tabs.js";
import { parkedItem } from "./parked-item.js";

/** Deliveries that were genuine but of no use: of a tenant, or of no tenant at all. */
class Parked extends Page {
  #accounts = new Map();
  #list = h("div", {});

  get path() { return this.tenant ? `${this.base}/parked` : "/parked"; }

  async load() { if (this.tenant) this.#accounts = await accountNames(this.tenant.id, this.signal); }

  draw() {
    this.#show();
    return [
      this.head(this.tenant ? "Parked deliveries" : "Parked deliveries of no tenant", {
        crumbs: this.tenant ? [] : [["/gateway/settings", "The gateway"]],
        lede: this.tenant
          ? "What TikTok delivered and could not be used. It is kept whole until it can be, or is cleared away."
          : "What came to a shared app and names no account that is set up here. It is kept whole until it can be "
          + "used, or is cleared away.",
        actions: session.may("manager") && h("button", { type: "button", onclick: () => this.#retryAll() }, "Retry all"),
      }),
      this.tenant && eventTabs(this.base),
      this.#list,
    ];
  }

  #show() {
    this.#list.replaceChildren(new EndlessList({
      path: this.path, into: h("ul", { class: "parked" }), around: (body) => h("div", { class: "card" }, body),
      item: (delivery) => parkedItem(delivery, {
        account: this.#accounts.get(delivery.account_id) ?? delivery.account_id,
        retry: session.may("manager") && (() => this.#retry(delivery)),
        clear: session.may("manager") && (() => this.#clear(delivery)),
      }),
      empty: () => emptyState({ symbol: "check", heading: "Nothing is parked",
        text: "Whatever TikTok delivered could be used." }),
    }));
  }

  #row({ id }) { return this.querySelector(`[data-id="${id}"]`); }

  async #retry(delivery) {
    try {
      const { outcome, detail } = await api.post(`${this.path}/${delivery.id}/retry`);
      toast(outcome === "retried" ? "It could be used: it was decided as if it had just come."
        : `Nothing was to be kept: ${detail}.`);
      leaveRow(this.#row(delivery));
    } catch (error) {
      toast(words(error), { seconds: 10 });
    }
  }

  async #clear(delivery) {
    const done = await confirmed({
      title: "Clear the delivery away?",
      text: "It is deleted for good: TikTok does not send it again, and the comment in it is not moderated.",
      action: "Clear it away", danger: true, run: () => api.delete(`${this.path}/${delivery.id}`),
    });
    if (!done) return;
    toast("It was cleared away.");
    leaveRow(this.#row(delivery));
  }

  async #retryAll() {
    const { retryParked } = await import("./retry-parked.js");
    if (await retryParked(this.path)) this.#show();
  }
}

customElements.define("gh-parked", Parked);

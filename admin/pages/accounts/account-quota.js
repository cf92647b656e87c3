import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { Part } from "../../core/part.js";
import { callState, endpointMeters, stateMeaning } from "./usage-meter.js";

/** What one account has used of TikTok's limits within the last minute. */
export class AccountQuota extends Part {
  #account;

  /** @param {any} account */
  constructor(account) {
    super();
    this.#account = account;
  }

  async load() {
    const quota = await api.get(`/tenants/${this.params.tenant}/quota`, { signal: this.signal });
    return quota.accounts.find((account) => account.account_id === this.#account.id) ?? null;
  }

  draw(used) {
    const all = h("a", { href: `/tenants/${this.params.tenant}/quota` }, "All calls");
    if (this.#account.dialect === "open" && !used) {
      return h("p", {}, "The Open API has no limit that a gateway could reach, so its calls are not counted. ", all);
    }
    if (!used) return h("p", {}, "No call within the last minute. ", all);
    return h("div", { class: "stack" },
      callState(used), stateMeaning[used.state] && h("p", { class: "soft" }, stateMeaning[used.state]),
      used.waiting > 0 && h("p", {}, `${counted(used.waiting, "action waits", "actions wait")} for a call.`),
      endpointMeters(used.endpoints),
      h("p", {}, all));
  }
}

customElements.define("gh-account-quota", AccountQuota);

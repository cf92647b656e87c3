import { address } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { dayEnd, dayStart } from "../../core/days.js";
import { accountNames, operatorNames, tenantNames } from "../../core/names.js";
import { session } from "../../core/session.js";
import { EndlessList } from "../../elements/endless-list.js";
import { fetchFile, today } from "../../elements/download.js";
import { FilteredPage } from "../../elements/filtered-page.js";
import { menuButton } from "../../elements/menu.js";
import { emptyState, words } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { actionChoices } from "./actions.js";
import { auditEntry } from "./entry.js";
import { verifyChain } from "./verify.js";

/** Who changed what, of a tenant or of the whole gateway. */
class Audit extends FilteredPage {
  #names = new Map();
  #operators = null;
  #tenants = null;

  get path() { return this.tenant ? `/tenants/${this.tenant.id}/audit` : "/audit"; }

  async load() {
    const [operators, tenants, accounts] = await Promise.all([
      session.isOwner ? operatorNames(this.signal) : null,
      this.tenant ? new Map([[this.tenant.id, this.tenant.name]]) : tenantNames(this.signal),
      this.tenant && session.may("viewer") ? accountNames(this.tenant.id, this.signal) : null,
    ]);
    this.#operators = operators;
    this.#tenants = tenants;
    this.#names = new Map([...(operators ?? []), ...tenants, ...(accounts ?? [])]);
  }

  draw() {
    const operators = this.#operators
      ? { options: [["", "Everybody"], ...this.#operators] } : { placeholder: "opr_…" };
    return [
      this.head("Audit log", {
        lede: this.tenant ? "Every change to this tenant, with who made it."
          : "Every change to the gateway and its tenants, with who made it.",
        actions: [
          session.isOwner && h("button", { type: "button", onclick: verifyChain }, "Verify the chain"),
          menuButton({ label: "Export", symbol: "down" }, (close) => [
            h("a", { href: address(`${this.path}/export`, this.asked(this.query)), download: this.#fileName("jsonl"),
              onclick: close }, "As JSON lines, to be verified"),
            h("button", { type: "button", onclick: () => { close(); this.#exportTable(); } },
              "As CSV, for spreadsheets"),
          ]),
        ],
      }),
      this.filtered("Audit log", [
        { name: "action", label: "What", options: actionChoices },
        { name: "operator", label: "Who", ...operators },
        !this.tenant && { name: "tenant", label: "Tenant", options: [["", "All, and the gateway"], ...this.#tenants] },
        { name: "subject", label: "Done to", placeholder: "An id, such as acc_…" },
        { name: "since", label: "From", type: "date" },
        { name: "until", label: "To", type: "date" },
      ].filter(Boolean)),
    ];
  }

  /** The filters as the API takes them. */
  asked(query) {
    return {
      action: query.get("action"), operator: query.get("operator"), subject: query.get("subject"),
      tenant: this.tenant ? null : query.get("tenant"),
      since: dayStart(query.get("since")), until: dayEnd(query.get("until")),
    };
  }

  list(query) {
    const how = { nameOf: (id) => this.#names.get(id) ?? null, isGateway: !this.tenant,
      mayVisitOperators: session.isOwner };
    const into = h("ul", { class: "audit-entries" });
    return new EndlessList({
      path: this.path, query: this.asked(query), into, around: (body) => h("div", { class: "card" }, body),
      item: (entry) => auditEntry(entry, how),
      empty: () => emptyState({
        symbol: "audit",
        heading: query.size > 0 ? "No such entry" : "Nothing was changed yet",
        text: query.size > 0 ? "No entry fits all of the filters."
          : "Whatever somebody changes stands here from then on.",
      }),
    });
  }

  #fileName(ending) {
    const whose = this.tenant ? this.tenant.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-") : "gateway";
    return `audit-${whose}-${today()}.${ending}`;
  }

  async #exportTable() {
    toast("The export is being fetched.");
    try {
      await fetchFile(`${this.path}/export`, { accept: "text/csv", name: this.#fileName("csv"),
        query: this.asked(this.query), signal: this.signal });
    } catch (error) {
      if (!this.signal.aborted) toast(words(error));
    }
  }
}

customElements.define("gh-audit", Audit);

import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, number } from "../../core/format.js";
import { Page } from "../../core/page.js";
import { router } from "../../core/router.js";
import { session } from "../../core/session.js";
import { openDialog } from "../../elements/dialog.js";
import { field } from "../../elements/form.js";
import { scrollBox } from "../../elements/records.js";
import { emptyState } from "../../elements/states.js";
import { AddAccount } from "./add-account.js";
import { authorisationEnd, dialects, lastDelivery, needsHand, standingBadge } from "./account-words.js";
import { copyPath } from "./copy-path.js";
import { appsFor } from "./own-apps.js";
import { subjectTabs } from "./subject-tabs.js";
import { WaitingLinks } from "./waiting-links.js";

/** More are not fetched: a tenant's import takes as many. */
const most = 5000;
/** How many rows are drawn at once. */
const step = 200;
const columns = ["Account", "State", "Last delivery", "Delivered, 7 days", "Kind", "Authorisation ends", "Webhook path"];

/** A tenant's accounts: how they stand, those that need a hand first. */
class Accounts extends Page {
  #loaded = null;
  #list = h("div", {});
  #shown = step;

  async load() {
    const tenant = this.params.tenant;
    const since = new Date(Date.now() - 6 * 86_400_000).toISOString().slice(0, 10);
    const [accounts, apps, days] = await Promise.all([
      api.all(`/tenants/${tenant}/accounts`, { signal: this.signal, query: { limit: 1000 } }, most),
      appsFor(tenant, this.signal),
      api.all(`/tenants/${tenant}/coverage`, { signal: this.signal, query: { since } }, 50_000).catch(() => null),
    ]);
    this.#loaded = { accounts, apps, delivered: days && deliveredBy(days) };
    return this.#loaded;
  }

  queryChanged() { this.#drawList(); }

  draw({ accounts }) {
    const inNeed = accounts.filter(needsHand).length;
    const mayWrite = session.may("manager");
    const filters = accounts.length > 5 && h("div", { class: "filters" },
      field({
        name: "q", label: "Find", type: "search", value: this.query.get("q"),
        attributes: { oninput: (event) => router.setQuery({ q: event.target.value.trim() || null }) },
      }),
      field({
        name: "state", label: "State", value: this.query.get("state") ?? "",
        options: [["", "All"], ["need", `Need a hand (${number(inNeed)})`], ["disabled", "Disabled"],
          ["open", dialects.open.name], ["business", dialects.business.name]],
        attributes: { onchange: (event) => router.setQuery({ state: event.target.value || null }) },
      }));
    this.#drawList();
    return [
      this.head("Accounts", {
        lede: "TikTok accounts whose comments are moderated.",
        actions: mayWrite && [
          h("button", { type: "button", onclick: () => this.#import() }, "Import CSV"),
          h("button", { type: "button", class: "primary", onclick: () => this.#add() }, "Add an account"),
        ],
      }),
      subjectTabs(this.base),
      filters,
      this.#list,
      mayWrite && Object.assign(new WaitingLinks(), { params: this.params }),
    ];
  }

  #fitting() {
    const needle = (this.query.get("q") ?? "").toLocaleLowerCase();
    const state = this.query.get("state");
    return this.#loaded.accounts
      .filter((account) => !needle || `${account.name} ${account.open_id ?? ""}`.toLocaleLowerCase().includes(needle))
      .filter((account) => !state || (state === "need" ? needsHand(account) : state === "disabled" ? account.disabled
        : account.dialect === state))
      .toSorted((a, b) => Number(needsHand(b)) - Number(needsHand(a)) || a.name.localeCompare(b.name));
  }

  #drawList() {
    const { accounts } = this.#loaded;
    const fitting = this.#fitting();
    if (accounts.length === 0) {
      return fill(this.#list, emptyState({
        heading: "No account yet", symbol: "accounts",
        text: "Comments are moderated for accounts. Send a creator a link, and theirs is connected when they have agreed.",
        action: session.may("manager") && h("button", { type: "button", class: "primary", onclick: () => this.#add() },
          "Add an account"),
      }));
    }
    if (fitting.length === 0) {
      return fill(this.#list, emptyState({
        heading: "No account fits", text: "None of the tenant's accounts is as the filters say.", symbol: "search",
        action: h("button",
          { type: "button", onclick: () => { router.setQuery({ q: null, state: null }); this.refresh(); } },
          "Clear the filters"),
      }));
    }
    fill(this.#list,
      h("p", { class: "unseen", role: "status" }, counted(fitting.length, "account")),
      scrollBox("Accounts", h("table", { class: "accounts" },
        h("caption", { class: "unseen" }, "Accounts"),
        h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, fitting.slice(0, this.#shown).map((account) => this.#row(account)))), { framed: true }),
      fitting.length > this.#shown && h("p", {}, h("button", {
        type: "button", onclick: () => { this.#shown += step; this.#drawList(); },
      }, `Show more of ${number(fitting.length)}`)));
  }

  #row(account) {
    const app = this.#loaded.apps.find(({ id }) => id === account.app_id);
    const count = this.#loaded.delivered?.get(account.id) ?? (this.#loaded.delivered ? 0 : null);
    return h("tr", {},
      h("th", { scope: "row" }, h("a", { href: `${this.base}/accounts/${account.id}` }, h("bdi", {}, account.name))),
      cell("State", standingBadge(account)),
      cell("Last delivery", lastDelivery(account)),
      cell("Delivered, 7 days", h("span", { class: "number" }, number(count))),
      cell("Kind", dialects[account.dialect].name, app && h("span", { class: "soft small sub" }, h("bdi", {}, app.name))),
      cell("Authorisation ends", authorisationEnd(account)),
      cell("Webhook path", copyPath(account.webhook_path)));
  }

  async #add() {
    const account = await openDialog("Add an account", (close) => new AddAccount({
      tenant: this.params.tenant, apps: this.#loaded.apps, done: close, cancel: () => close(),
    }), { wide: true });
    if (account) router.go(`${this.base}/accounts/${account}`);
    else this.refresh();
  }

  async #import() {
    const { importAccounts } = await import("./import-dialog.js");
    if (await importAccounts(this.params.tenant)) this.refresh();
  }
}

/** A cell that says its column's name where the table is a list. */
const cell = (label, ...content) => h("td", { dataset: { label } }, h("div", {}, content));

/** Comments that deliveries brought, by account. */
function deliveredBy(days) {
  const counts = new Map();
  for (const { account_id: id, delivered } of days) counts.set(id, (counts.get(id) ?? 0) + delivered);
  return counts;
}

customElements.define("gh-accounts", Accounts);

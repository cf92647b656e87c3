import { api } from "../../core/api.js";
import { Page } from "../../core/page.js";
import { fill, h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { router } from "../../core/router.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { records } from "../../elements/records.js";
import { emptyState } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";

/** So many are fetched, and so many of them drawn at once. */
const most = 5000;
const mostDrawn = 300;

/** All tenants that one may see. */
class Tenants extends Page {
  #tenants = [];
  #body = h("div", {});
  #said = h("p", { class: "soft small", role: "status" });

  async load() { return api.all("/tenants", { signal: this.signal, query: { limit: 500 } }, most); }

  draw(tenants) {
    this.#tenants = tenants.toSorted((a, b) => a.name.localeCompare(b.name));
    const actions = session.isOwner && [
      h("button", { type: "button", onclick: () => this.#import() }, "Import a tenant"),
      h("a", { class: "button primary", href: "/welcome" }, "Add a tenant"),
    ];
    if (tenants.length === 0) {
      return [this.head("Tenants", { actions }), emptyState(session.isOwner
        ? { symbol: "tenants", heading: "No tenant yet",
          text: "A tenant is a client, with its own accounts, rules and people." }
        : { symbol: "tenants", heading: "No tenant for you", text: "An owner can give you access to one." })];
    }
    const search = h("input", {
      type: "search", id: "find-tenant", value: this.query.get("q") ?? "", placeholder: "A part of the name",
      autocomplete: "off", spellcheck: "false",
      oninput: (event) => router.setQuery({ q: event.target.value.trim() }),
    });
    this.#show();
    return [
      this.head("Tenants", { lede: session.isOwner ? "The gateway's clients." : "The clients that you have access to.", actions }),
      h("div", { class: "filters", role: "search" }, h("div", { class: "field" }, h("label", { for: "find-tenant" },
        "Find a tenant"), search), this.#said),
      this.#body,
    ];
  }

  queryChanged() {
    const search = this.querySelector("#find-tenant");
    const wanted = this.query.get("q") ?? "";
    if (search && search.value.trim() !== wanted) search.value = wanted;
    this.#show();
  }

  #show() {
    const needle = (this.query.get("q") ?? "").toLocaleLowerCase();
    const fitting = this.#tenants.filter(({ id, name }) => name.toLocaleLowerCase().includes(needle) || id === needle);
    fill(this.#said, needle && `${counted(fitting.length, "tenant")} of ${this.#tenants.length}`,
      this.#tenants.length >= most && ` The first ${most} are looked through.`);
    fill(this.#body, fitting.length === 0
      ? emptyState({ symbol: "search", heading: "No tenant is called so", text: "Look for another part of the name." })
      : records("Tenants", [
        { name: "Name", heads: true, cell: ({ id, name }) => h("a", { href: `/tenants/${id}` }, h("bdi", {}, name)) },
        { name: "State", cell: ({ disabled }) => (disabled ? badge("Disabled", "warning") : badge("In use", "good")) },
        { name: "Deliveries go to", cell: ({ webhook_path: path }) => h("code", {}, path) },
        { name: "Added", cell: ({ created_at: at }) => relativeTime(at) },
        session.may("manager") && {
          name: "Settings", unseen: true, className: "snug",
          cell: ({ id, name }) => h("a", { href: `/tenants/${id}/settings` }, "Settings", h("span", { class: "unseen" },
            ` of ${name}`)),
        },
      ].filter(Boolean)).table(fitting.slice(0, mostDrawn)),
      fitting.length > mostDrawn && h("p", { class: "soft" }, `The first ${mostDrawn} of ${fitting.length}. The others are found by their names.`));
  }

  async #import() {
    const { importTenant } = await import("./import-tenant.js");
    const made = await importTenant();
    if (made) router.go(`/tenants/${made.id}`);
  }
}

customElements.define("gh-tenants", Tenants);

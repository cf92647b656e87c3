import { Page } from "../../core/page.js";
import { fill, h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { unhurried } from "../../core/patience.js";
import { router } from "../../core/router.js";
import { session } from "../../core/session.js";
import { findTenants } from "../../core/tenants.js";
import { badge } from "../../elements/badge.js";
import { records } from "../../elements/records.js";
import { emptyState, problemNotice } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";

/** So many are shown at once. */
const most = 300;

/** All tenants that one may see. */
class Tenants extends Page {
  #body = h("div", {});
  #said = h("p", { class: "soft small", role: "status" });
  #turn = 0;
  #findSoon = unhurried(() => this.#find());

  async load() { return this.#found(); }

  draw(found) {
    const actions = session.isOwner && [
      h("button", { type: "button", onclick: () => this.#import() }, "Import a tenant"),
      h("a", { class: "button primary", href: "/welcome" }, "Add a tenant"),
    ];
    if (found.tenants.length === 0 && !this.#text) {
      return [this.head("Tenants", { actions }), emptyState(session.isOwner
        ? { symbol: "tenants", heading: "No tenant yet",
          text: "A tenant is a client, with its own accounts, rules and people." }
        : { symbol: "tenants", heading: "No tenant for you", text: "An owner can give you access to one." })];
    }
    const search = h("input", {
      type: "search", id: "find-tenant", value: this.#text, placeholder: "A part of the name", maxlength: 100,
      autocomplete: "off", spellcheck: "false",
      oninput: (event) => router.setQuery({ q: event.target.value.trim() }),
    });
    this.#show(found);
    return [
      this.head("Tenants", { lede: session.isOwner ? "The gateway's clients." : "The clients that you have access to.", actions }),
      h("div", { class: "filters", role: "search" }, h("div", { class: "field" }, h("label", { for: "find-tenant" },
        "Find a tenant"), search), this.#said),
      this.#body,
    ];
  }

  queryChanged() {
    const search = this.querySelector("#find-tenant");
    if (!search) return this.refresh();
    if (search.value.trim() !== this.#text) search.value = this.#text;
    this.#findSoon();
  }

  /** A part of the names that are looked for, or an id. */
  get #text() { return this.query.get("q") ?? ""; }

  #found() { return findTenants(this.#text, { limit: most, signal: this.signal }); }

  async #find() {
    const turn = ++this.#turn;
    try {
      const found = await this.#found();
      if (turn === this.#turn) this.#show(found);
    } catch (error) {
      if (turn === this.#turn && !this.signal.aborted) fill(this.#body, problemNotice(error));
    }
  }

  #show({ tenants, isAll }) {
    fill(this.#said, this.#text && `${isAll ? "" : "More than "}${counted(tenants.length, "tenant")}`);
    fill(this.#body, tenants.length === 0
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
      ].filter(Boolean)).table(tenants),
      !isAll && h("p", { class: "soft" }, `The ${most} that were added last. All others are found by their names.`));
  }

  async #import() {
    const { importTenant } = await import("./import-tenant.js");
    const made = await importTenant();
    if (made) router.go(`/tenants/${made.id}`);
  }
}

customElements.define("gh-tenants", Tenants);

import { fill, h, uniqueID } from "../core/dom.js";
import { unhurried } from "../core/patience.js";
import { session } from "../core/session.js";
import { findTenants } from "../core/tenants.js";
import { icon } from "./icon.js";
import { anchor } from "./menu.js";

/** How many tenants there are to choose from at once; more are found by their names. */
const most = 50;

/** Goes from one tenant to another, staying on the same page where it has one. */
export class TenantSwitch extends HTMLElement {
  #tenant;
  #turn = 0;

  /** @param {any} [tenant] the one whose page is shown */
  constructor(tenant = null) {
    super();
    this.#tenant = tenant;
  }

  connectedCallback() {
    const id = uniqueID("tenants");
    const entries = h("ul", {});
    const find = unhurried(() => this.#draw(entries, filter));
    const filter = h("input", { type: "search", placeholder: "Find a tenant", "aria-label": "Find a tenant",
      maxlength: 100, oninput: find });
    const panel = h("div", { id, popover: "auto", class: "switcher" }, filter, entries);
    const button = h("button", { type: "button", class: "switch", popovertarget: id, "aria-expanded": "false" },
      h("span", {}, h("span", { class: "unseen" }, "Tenant: "), this.#tenant?.name ?? "Choose a tenant"), icon("down"));
    anchor(panel, button, { draw: () => { filter.value = ""; this.#draw(entries, filter); } });
    fill(this, button, panel);
  }

  async #draw(entries, filter) {
    const turn = ++this.#turn;
    let found;
    try {
      found = await findTenants(filter.value.trim(), { limit: most });
    } catch (error) {
      if (turn === this.#turn) fill(entries, h("li", { class: "soft" }, error.message));
      return;
    }
    if (turn !== this.#turn) return;
    // The same page of the other tenant, but for pages about a single thing.
    const [, , , section = ""] = location.pathname.split("/");
    const place = this.#tenant && section ? `/${section}` : "";
    fill(entries,
      found.tenants.map((tenant) => h("li", {}, h("a", {
        href: `/tenants/${tenant.id}${place}`, "aria-current": tenant.id === this.#tenant?.id && "true",
        onclick: () => this.querySelector("[popover]").hidePopover(),
      }, tenant.name))),
      found.tenants.length === 0 && h("li", { class: "soft" }, "No tenant is called so."),
      !found.isAll && h("li", {}, h("a", { href: "/tenants" }, "All tenants")),
      session.isOwner && h("li", {}, h("a", { href: "/welcome" }, "Add a tenant")));
  }
}

customElements.define("gh-tenant-switch", TenantSwitch);

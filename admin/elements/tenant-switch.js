import { api } from "../core/api.js";
import { fill, h, uniqueID } from "../core/dom.js";
import { session } from "../core/session.js";
import { icon } from "./icon.js";
import { anchor } from "./menu.js";

/** How many tenants are fetched to choose from; beyond, the page of all tenants has a search. */
const most = 500;

/** Goes from one tenant to another, staying on the same page where it has one. */
export class TenantSwitch extends HTMLElement {
  #tenant;
  #found = null;

  /** @param {any} [tenant] the one whose page is shown */
  constructor(tenant = null) {
    super();
    this.#tenant = tenant;
  }

  connectedCallback() {
    const id = uniqueID("tenants");
    const entries = h("ul", {});
    const filter = h("input", { type: "search", placeholder: "Find a tenant", "aria-label": "Find a tenant",
      oninput: () => this.#draw(entries, filter) });
    const panel = h("div", { id, popover: "auto", class: "switcher" }, filter, entries);
    const button = h("button", { type: "button", class: "switch", popovertarget: id, "aria-expanded": "false" },
      h("span", {}, h("span", { class: "unseen" }, "Tenant: "), this.#tenant?.name ?? "Choose a tenant"), icon("down"));
    anchor(panel, button, { draw: () => { filter.value = ""; this.#draw(entries, filter); } });
    fill(this, button, panel);
  }

  async #draw(entries, filter) {
    let found;
    try {
      this.#found ??= api.all("/tenants", {}, most);
      found = await this.#found;
    } catch (error) {
      this.#found = null;
      fill(entries, h("li", { class: "soft" }, error.message));
      return;
    }
    // What is wanted by now, which may be more than when they were asked for.
    const needle = filter.value.trim().toLocaleLowerCase();
    const fitting = found.filter((tenant) => tenant.name.toLocaleLowerCase().includes(needle));
    // The same page of the other tenant, but for pages about a single thing.
    const [, , , section = ""] = location.pathname.split("/");
    const place = this.#tenant && section ? `/${section}` : "";
    fill(entries,
      fitting.slice(0, 50).map((tenant) => h("li", {}, h("a", {
        href: `/tenants/${tenant.id}${place}`, "aria-current": tenant.id === this.#tenant?.id && "true",
        onclick: () => this.querySelector("[popover]").hidePopover(),
      }, tenant.name))),
      fitting.length === 0 && h("li", { class: "soft" }, "No tenant is called so."),
      (fitting.length > 50 || found.length >= most) && h("li", {}, h("a", { href: "/tenants" }, "All tenants")),
      session.isOwner && h("li", {}, h("a", { href: "/welcome" }, "Add a tenant")));
  }
}

customElements.define("gh-tenant-switch", TenantSwitch);

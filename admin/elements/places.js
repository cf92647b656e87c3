import { api } from "../core/api.js";
import { fill, h } from "../core/dom.js";
import { showKeys } from "../core/keys.js";
import { router } from "../core/router.js";
import { session } from "../core/session.js";
import { setTheme, theme } from "../core/theme.js";
import { icon } from "./icon.js";
import { menuButton } from "./menu.js";
import { TenantSwitch } from "./tenant-switch.js";

/** The places of a tenant and of the gateway: address below its base, name, symbol, lowest role. */
const tenantPlaces = [
  ["", "Overview", "overview", "viewer"],
  ["/review", "Review", "review", "moderator"],
  ["/rules", "Rules", "rules", "viewer"],
  ["/lists", "Term lists", "lists", "moderator"],
  ["/events", "Events", "events", "moderator"],
  ["/actions", "Actions", "actions", "moderator"],
  ["/accounts", "Accounts", "accounts", "viewer"],
  ["/report", "Report", "report", "viewer"],
  ["/alerts", "Alerts", "alerts", "manager"],
  ["/audit", "Audit log", "audit", "manager"],
  ["/settings", "Settings", "settings", "manager"],
];
const gatewayPlaces = [
  ["/", "Overview", "overview", "viewer"],
  ["/tenants", "Tenants", "tenants", "viewer"],
  ["/gateway/rules", "Rules", "rules", "owner"],
  ["/gateway/lists", "Term lists", "lists", "owner"],
  ["/gateway/apps", "Shared apps", "apps", "owner"],
  ["/operators", "Operators", "operators", "owner"],
  ["/gateway/alerts", "Alerts", "alerts", "owner"],
  ["/gateway/audit", "Audit log", "audit", "owner"],
  ["/gateway/settings", "The gateway", "settings", "owner"],
];
/** The pages without a place of their own, and the place of the tenant's that they belong to. */
const belonging = { "given-up": "actions", parked: "events", replays: "events", apps: "accounts", quota: "accounts" };
const themes = { system: "As the system has it", light: "Light", dark: "Dark" };

/** Where one can go: the tenant's pages, the gateway's, and who one is. On narrow screens a menu. */
export class Places extends HTMLElement {
  #drawnFor = null;

  connectedCallback() {
    this.classList.add("places");
  }

  /** Draws the places of a tenant, or of the gateway alone, and marks the one of the address. */
  show(tenant) {
    this.closed();
    const subject = `${session.operator?.id}/${tenant?.id ?? ""}/${tenant?.name ?? ""}`;
    if (subject !== this.#drawnFor) {
      this.#drawnFor = subject;
      this.#draw(tenant);
      this.#count(tenant);
    }
    const links = [...this.querySelectorAll("nav a")];
    const here = placeOf(location.pathname, links.map((link) => link.pathname));
    for (const link of links) {
      if (link.pathname === here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  /** Closes the menu that it is on narrow screens. */
  closed() {
    this.classList.remove("opened");
    this.querySelector(".open")?.setAttribute("aria-expanded", "false");
  }

  /** Says how many comments wait for a person. */
  waiting(number) {
    const link = this.querySelector('nav a[href$="/review"]');
    if (!link) return;
    link.querySelector(".count")?.remove();
    if (number === 0) return;
    link.append(h("span", { class: "count" }, number > 999 ? "999+" : number, h("span", { class: "unseen" }, " waiting")));
  }

  #draw(tenant) {
    const open = h("button", {
      type: "button", class: "plain open", "aria-expanded": "false",
      onclick: () => open.setAttribute("aria-expanded", String(this.classList.toggle("opened"))),
    }, icon("menu"), "Menu");
    fill(this,
      h("header", { class: "top" }, h("a", { class: "brand", href: "/" }, icon("gate"), "Gatehouse"), open),
      new TenantSwitch(tenant),
      tenant && h("nav", { "aria-label": tenant.name }, list(tenantPlaces, `/tenants/${tenant.id}`)),
      h("nav", { "aria-label": "The gateway" },
        h("p", { class: "group" }, session.isOwner ? "Gateway" : "All tenants"), list(gatewayPlaces, "")),
      h("footer", { class: "self" }, this.#self(),
        h("p", { class: "version soft small" }, `Gatehouse ${session.gatewayVersion ?? ""}`)));
  }

  async #count(tenant) {
    if (!tenant || !session.may("moderator")) return;
    const limits = await api.get(`/tenants/${tenant.id}/review-limits`).catch(() => null);
    if (limits) this.waiting(limits.waiting);
  }

  #self() {
    const what = { label: session.operator.name, symbol: "accounts", className: "plain", above: true };
    return menuButton(what, (close) => {
      const entry = (name, run, more = {}) => h("button", { type: "button", ...more, onclick: () => { close(); run(); } }, name);
      return [
        h("a", { href: "/me", onclick: close }, "Your account"),
        entry("Keyboard shortcuts", showKeys),
        Object.entries(themes).map(([choice, name]) => {
          const isChosen = theme() === choice;
          return entry([name, isChosen && icon("check")], () => setTheme(choice), { "aria-pressed": String(isChosen) });
        }),
        entry("Sign out", () => this.#leave()),
      ];
    });
  }

  async #leave() {
    await session.signOut().catch(() => session.end());
    this.#drawnFor = null;
    router.go("/sign-in");
  }
}

customElements.define("gh-places", Places);

function list(places, base) {
  return h("ul", {}, places.filter(([, , , role]) => session.may(role)).map(([path, name, symbol]) =>
    h("li", {}, h("a", { href: `${base}${path}` }, icon(symbol), name))));
}

/** Of several places, the one that a path is within, or belongs to: the longest that begins it. */
function placeOf(address, places) {
  const [, tenants, tenant, section] = address.split("/");
  const pathname = address === "/gateway/parked" ? "/gateway/settings"
    : belonging[section] ? `/${tenants}/${tenant}/${belonging[section]}` : address;
  const within = places.filter((place) => pathname === place || (place !== "/" && pathname.startsWith(`${place}/`)));
  return within.toSorted((one, other) => other.length - one.length)[0] ?? null;
}

import { fill, h } from "../core/dom.js";
import { api } from "../core/api.js";
import { Problem } from "../core/problem.js";
import { session } from "../core/session.js";
import { router } from "../core/router.js";
import { installKeys, showKeys } from "../core/keys.js";
import { setTheme, theme } from "../core/theme.js";
import { icon } from "./icon.js";
import { emptyState, problemState } from "./states.js";
import { menuButton } from "./menu.js";
import { TenantSwitch } from "./tenant-switch.js";

/** The places of a tenant and of the gateway: address below its base, name, symbol, lowest role. */
const tenantPlaces = [
  ["", "Overview", "overview", "viewer"],
  ["/review", "Review", "review", "moderator"],
  ["/rules", "Rules", "rules", "viewer"],
  ["/lists", "Term lists", "lists", "viewer"],
  ["/events", "Events", "events", "viewer"],
  ["/actions", "Actions", "actions", "moderator"],
  ["/accounts", "Accounts", "accounts", "viewer"],
  ["/report", "Report", "report", "viewer"],
  ["/alerts", "Alerts", "alerts", "manager"],
  ["/audit", "Audit log", "audit", "manager"],
  ["/settings", "Settings", "settings", "manager"],
];
/** Pages that have no place of their own, and the place that they belong to. */
const belonging = {
  "given-up": "/actions", "parked": "/events", "replays": "/events", "apps": "/accounts", "quota": "/accounts",
};
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

/** The frame around the pages: where one is, where one can go, who one is. */
export class Shell extends HTMLElement {
  #main = h("main", { id: "content", tabindex: "-1" });
  #places = h("div", { class: "places" });
  #turn = 0;
  #drawnFor = null;

  connectedCallback() {
    installKeys();
    this.append(this.#places, this.#main);
  }

  /** Shows a page. @param {{route: import("../core/routes.js").Route, params: Object<string, string>}|null} found */
  async show(found, isNew) {
    const turn = ++this.#turn;
    const page = this.#main.firstElementChild;
    if (!isNew && page?.queryChanged) {
      page.query = new URLSearchParams(location.search);
      return page.queryChanged();
    }
    this.classList.remove("opened");
    this.classList.toggle("bare", found?.route.bare === true);
    this.#places.hidden = found?.route.bare === true;
    if (!found) return this.#set(emptyState({ heading: "No such page", text: "The address names nothing in the console.", action: h("a", { class: "button", href: "/" }, "To the overview") }), "Not found", turn);
    try {
      const [tenant] = await Promise.all([
        found.params.tenant && session.operator ? session.tenant(found.params.tenant) : null,
        found.route.style && loadStyle(found.route.style),
        import(found.route.module),
      ]);
      if (turn !== this.#turn) return;
      if (tenant) session.lastTenant = tenant.id;
      this.#drawPlaces(found, tenant);
      if (found.route.role && !session.may(found.route.role) && session.operator) {
        return this.#set(emptyState({ heading: "Not for your role", text: `This page is for people with the role ${found.route.role} or a higher one. An owner can change yours.` }), found.route.title, turn);
      }
      const next = document.createElement(found.route.element);
      Object.assign(next, { params: found.params, query: new URLSearchParams(location.search), tenant });
      this.#set(next, tenant ? `${found.route.title} · ${tenant.name}` : found.route.title, turn);
    } catch (error) {
      if (turn !== this.#turn) return;
      if (error.code === "unauthenticated") return;
      if (!(error instanceof Problem)) console.error(error);
      this.#drawPlaces(found, null);
      this.#set(error.status === 404
        ? emptyState({ heading: "No such tenant", text: "It was deleted, or you have no access to it.", action: h("a", { class: "button", href: "/" }, "To the overview") })
        : problemState(error, () => router.reload()), found.route.title, turn);
    }
  }

  /** Where the console cannot even begin. */
  fail(content) {
    this.classList.add("bare");
    this.#places.hidden = true;
    fill(this.#main, content);
  }

  #set(content, title, turn) {
    const isFirst = turn === 1;
    document.title = `${title} · Gatehouse`;
    fill(this.#main, content);
    if (isFirst) return;
    // So that a screen reader says where one is, and Tab goes on from here.
    scrollTo(0, 0);
    const focus = () => (this.#main.querySelector("h1") ?? this.#main).focus({ preventScroll: true });
    if (this.#main.querySelector("h1")) focus();
    else this.#main.addEventListener("drawn", focus, { once: true });
  }

  #drawPlaces(found, tenant) {
    const subject = `${session.operator?.id}/${tenant?.id ?? ""}/${tenant?.name ?? ""}`;
    if (subject !== this.#drawnFor) {
      this.#drawnFor = subject;
      const base = tenant && `/tenants/${tenant.id}`;
      fill(this.#places,
        h("div", { class: "top" },
          h("a", { class: "brand", href: "/" }, icon("gate"), "Gatehouse"),
          h("button", { type: "button", class: "plain open", "aria-expanded": "false", onclick: (event) => this.#toggle(event.currentTarget) }, icon("menu"), "Menu")),
        new TenantSwitch(tenant),
        tenant && h("nav", { "aria-label": tenant.name }, list(tenantPlaces, base)),
        h("nav", { "aria-label": "The gateway" }, h("p", { class: "group" }, session.isOwner ? "Gateway" : "All tenants"), list(gatewayPlaces, "")),
        h("div", { class: "self" }, this.#self()));
      this.#count(tenant);
    }
    for (const link of this.#places.querySelectorAll("nav a")) {
      const path = new URL(link.href).pathname;
      const isHere = isWithin(placeOf(location.pathname), path, this.#places);
      if (isHere) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  /** How many comments wait, beside the queue's name. */
  async #count(tenant) {
    const link = tenant && this.#places.querySelector(`nav a[href="/tenants/${tenant.id}/review"]`);
    if (!link) return;
    const limits = await api.get(`/tenants/${tenant.id}/review-limits`).catch(() => null);
    if (limits) this.waiting(limits.waiting);
  }

  /** Says how many comments wait, for pages that know it. */
  waiting(number) {
    const link = this.#places.querySelector('nav a[href$="/review"]');
    if (!link) return;
    link.querySelector(".count")?.remove();
    if (number > 0) link.append(h("span", { class: "count" }, number > 999 ? "999+" : number, h("span", { class: "unseen" }, " waiting")));
  }

  #self() {
    const choices = ["system", "light", "dark"];
    return menuButton({ label: session.operator.name, symbol: "accounts", className: "plain", above: true }, (close) => [
      h("a", { href: "/me", onclick: close }, "Your account"),
      h("button", { type: "button", onclick: () => { close(); showKeys(); } }, "Keyboard shortcuts"),
      choices.map((choice) => h("button", { type: "button", "aria-pressed": String(theme() === choice), onclick: () => { setTheme(choice); close(); } },
        choice === "system" ? "As the system has it" : choice === "light" ? "Light" : "Dark", theme() === choice && icon("check"))),
      h("button", { type: "button", onclick: () => { close(); this.#leave(); } }, "Sign out"),
    ]);
  }

  async #leave() {
    await session.signOut().catch(() => session.end());
    this.#drawnFor = null;
    router.go("/sign-in");
  }

  #toggle(button) {
    const isOpen = this.classList.toggle("opened");
    button.setAttribute("aria-expanded", String(isOpen));
  }
}

customElements.define("gh-shell", Shell);

function list(places, base) {
  return h("ul", {}, places.filter(([, , , role]) => session.may(role)).map(([path, name, symbol]) =>
    h("li", {}, h("a", { href: `${base}${path}` }, icon(symbol), name))));
}

/** The place that a page belongs to. */
function placeOf(pathname) {
  if (pathname === "/gateway/parked") return "/gateway/settings";
  const [, , tenant, section] = pathname.split("/");
  return tenant && belonging[section] ? `/tenants/${tenant}${belonging[section]}` : pathname;
}

/** Whether the place is the one of the address: of those that begin it, the longest. */
function isWithin(pathname, path, places) {
  const begins = (candidate) => pathname === candidate || (candidate !== "/" && pathname.startsWith(`${candidate}/`));
  if (!begins(path)) return false;
  return [...places.querySelectorAll("nav a")].every((other) => {
    const candidate = new URL(other.href).pathname;
    return candidate.length <= path.length || !begins(candidate);
  });
}

const styles = new Map();

/** Loads a page's own style sheet once, before the page is drawn, so that nothing jumps. */
function loadStyle(href) {
  if (!styles.has(href)) {
    styles.set(href, new Promise((resolve) => {
      const link = h("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve });
      document.head.append(link);
    }));
  }
  return styles.get(href);
}

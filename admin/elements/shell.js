import { fill, h } from "../core/dom.js";
import { installKeys } from "../core/keys.js";
import { Problem } from "../core/problem.js";
import { router } from "../core/router.js";
import { session } from "../core/session.js";
import { emptyState, problemState } from "./states.js";

const home = () => h("a", { class: "button", href: "/" }, "To the overview");

/** The frame around the pages: where one can go, and the page that the address names. */
export class Shell extends HTMLElement {
  /** Fetched when somebody is logged in: on the way in there is nowhere to go. */
  #places = null;
  #main = h("main", { id: "content", tabindex: "-1" });
  #turn = 0;

  connectedCallback() {
    installKeys();
    this.append(this.#main);
  }

  /**
   * Shows a page.
   * @param {{route: import("../core/routes.js").Route, params: Object<string, string>}|null} found
   * @param {boolean} isNew false where only the query changed
   */
  async show(found, isNew) {
    const turn = ++this.#turn;
    const page = this.#main.firstElementChild;
    if (!isNew && page?.queryChanged) {
      page.query = new URLSearchParams(location.search);
      page.queryChanged();
      return;
    }
    const places = isBare(found) ? null : this.#loadPlaces();
    let content;
    try {
      content = await this.#page(found);
    } catch (error) {
      if (turn !== this.#turn || error.code === "unauthenticated") return;
      content = this.#failure(error);
    }
    await places;
    if (turn !== this.#turn) return;
    this.#frame(found, content.tenant ?? null);
    const title = found?.route.title ?? "Not found";
    document.title = `${content.tenant ? `${title} · ${content.tenant.name}` : title} · Gatehouse`;
    fill(this.#main, content);
    if (turn > 1) this.#arrived();
  }

  /** Where the console cannot even begin. */
  fail(content) {
    this.#frame({ route: { bare: true } }, null);
    fill(this.#main, content);
  }

  /** Says how many comments wait for a person, for pages that know it. */
  waiting(number) { this.#places?.waiting(number); }

  /** The page's element, with all that it needs loaded. */
  async #page(found) {
    if (!found) return emptyState({ heading: "No such page", text: "The address names nothing in the console.", action: home() });
    const { route, params } = found;
    if (route.role && !session.may(route.role)) {
      const text = `This page is for people with the role ${route.role} or a higher one. An owner can change yours.`;
      return emptyState({ heading: "Not for your role", text, action: home() });
    }
    const [tenant] = await Promise.all([
      params.tenant && session.tenant(params.tenant), route.style && loadStyle(route.style), import(route.module),
    ]);
    const query = new URLSearchParams(location.search);
    return Object.assign(document.createElement(route.element), { params, query, tenant: tenant ?? null });
  }

  #failure(error) {
    if (error.status === 404) {
      return emptyState({ heading: "No such tenant", text: "It was deleted, or you have no access to it.", action: home() });
    }
    if (!(error instanceof Problem)) console.error(error);
    return problemState(error, () => router.reload());
  }

  async #loadPlaces() {
    try {
      const { Places } = await import("./places.js");
      if (this.#places) return;
      this.#places = new Places();
      this.#places.hidden = true;
      this.prepend(this.#places);
    } catch (error) {
      // A page is of use without them, and the next one tries again.
      console.error(error);
    }
  }

  #frame(found, tenant) {
    const standsAlone = isBare(found);
    this.classList.toggle("bare", standsAlone || !this.#places);
    if (!this.#places) return;
    this.#places.hidden = standsAlone;
    if (!standsAlone) this.#places.show(tenant);
  }

  /** A screen reader says where one is, and Tab goes on from here. */
  #arrived() {
    scrollTo(0, 0);
    const first = () => this.#main.querySelector("[autofocus]") ?? this.#main.querySelector("h1") ?? this.#main;
    const focus = () => first().focus({ preventScroll: true });
    if (this.#main.querySelector("h1")) focus();
    else this.#main.addEventListener("drawn", focus, { once: true });
  }
}

customElements.define("gh-shell", Shell);

/** Whether a page stands alone, without the list of places. */
const isBare = (found) => found?.route.bare === true || !session.operator;

const styles = new Map();

/** Loads a page's own style sheet once, before the page is drawn, so that nothing jumps. */
function loadStyle(href) {
  if (!styles.has(href)) {
    styles.set(href, new Promise((resolve) => {
      document.head.append(h("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve }));
    }));
  }
  return styles.get(href);
}

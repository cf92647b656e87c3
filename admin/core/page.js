import { Problem } from "./problem.js";
import { fill, h } from "./dom.js";
import { emptyState, loadingState, problemState } from "../elements/states.js";

/**
 * What every page of the console is: it loads, then it draws; while it loads and where it fails, it says so.
 *
 * A page is a custom element. The router sets `params`, `query` and `tenant` before it is connected:
 *
 *     class Things extends Page {
 *       async load() { return api.get(`/tenants/${this.params.tenant}/things`, { signal: this.signal }); }
 *       draw(things) { return [this.head("Things"), …]; }
 *     }
 *     customElements.define("gh-things", Things);
 */
export class Page extends HTMLElement {
  /** Of the path. @type {Object<string, string>} */
  params = {};
  /** Of the address. @type {URLSearchParams} */
  query = new URLSearchParams();
  /** The tenant whose page it is, or null for the gateway's. */
  tenant = null;
  #leaving = new AbortController();
  #turn = 0;

  /** Aborted when the page is left: give it to requests and listeners. */
  get signal() { return this.#leaving.signal; }

  /** Where this tenant's pages begin, `/tenants/ten_…`; `/gateway` for the gateway's. */
  get base() { return this.params.tenant ? `/tenants/${this.params.tenant}` : "/gateway"; }

  connectedCallback() {
    this.classList.add("page");
    this.start();
    this.refresh();
  }

  disconnectedCallback() { this.#leaving.abort(); }

  /** Called once, before the page first loads: for shortcuts and subscriptions that last as long as the page. */
  start() {}

  /** What the page shows. @returns {Promise<any>} */
  async load() { return null; }

  /** The page of what was loaded. @returns {import("./dom.js").Child | import("./dom.js").Child[]} */
  draw(_loaded) { return []; }

  /** The page's parameters changed and nothing else. Loads anew unless the page knows better. */
  queryChanged() { this.refresh(); }

  /** Loads and draws. Only the last of several at once is drawn. */
  async refresh() {
    const turn = ++this.#turn;
    // What comes at once is drawn at once, without a flash of grey before it.
    const patience = this.childElementCount
      ? null : setTimeout(() => { if (turn === this.#turn) fill(this, loadingState()); }, 120);
    try {
      const loaded = await this.load();
      if (turn === this.#turn && this.isConnected) this.#replace(this.draw(loaded));
    } catch (error) {
      if (turn !== this.#turn || this.signal.aborted) return;
      if (!(error instanceof Problem)) console.error(error);
      fill(this, this.failed(error));
    } finally {
      clearTimeout(patience);
    }
    this.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
  }

  /** What had the focus is gone with what it stood in: then it is the heading's, so that Tab goes on from here. */
  #replace(content) {
    const hadFocus = this.contains(document.activeElement);
    fill(this, content);
    if (!hadFocus || this.contains(document.activeElement)) return;
    const heading = this.querySelector("h1") ?? this.closest("section")?.querySelector("h2, h3") ?? document.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  /** What stands in the page's place when it could not be loaded. */
  failed(error) {
    if (error instanceof Problem && error.status === 404) {
      return emptyState({
        heading: "There is nothing here",
        text: "It was deleted, it never was, or it belongs to a tenant that you have no access to.",
        action: h("a", { class: "button", href: "/" }, "To the overview"),
      });
    }
    return problemState(error, () => this.refresh());
  }

  /**
   * The page's head: its name, what it is for in a sentence, and what can be done.
   * @param {string} title
   * @param {{lede?: import("./dom.js").Child, actions?: import("./dom.js").Child, crumbs?: [string, string][]}} [more]
   *   `crumbs` are the pages above, as [address, name]
   */
  head(title, { lede = null, actions = null, crumbs = [] } = {}) {
    return h("header", { class: "page-head" },
      h("div", {},
        crumbs.length > 0 && h("nav", { class: "crumbs", "aria-label": "Pages above" },
          crumbs.map(([address, name]) => [h("a", { href: address }, name), h("span", { "aria-hidden": "true" }, "/")])),
        h("h1", { tabindex: "-1" }, title),
        lede && h("p", { class: "lede" }, lede)),
      actions && h("div", { class: "actions" }, actions));
  }
}

import { match } from "./routes.js";

/**
 * Shows the page that the address names. Links are plain links; this takes those that stay within the console.
 *
 * `show(found, isNew)` is called with what `match` found, or null; `isNew` is false where only the query changed.
 */
class Router {
  #show = () => {};
  #shown = null;
  #guard = null;

  start(show) {
    this.#show = show;
    // A link to a place within the page comes here too, and shows nothing new.
    addEventListener("popstate", () => { if (location.pathname + location.search !== this.#address) this.#arrive(); });
    document.addEventListener("click", (event) => this.#follow(event));
    addEventListener("beforeunload", (event) => { if (this.#guard?.()) event.preventDefault(); });
    this.#arrive();
  }

  /** Goes to an address within the console. @param {string} address @param {{replace?: boolean}} [how] */
  go(address, { replace = false } = {}) {
    if (!this.#mayLeave()) return;
    history[replace ? "replaceState" : "pushState"](null, "", address);
    this.#arrive();
  }

  /**
   * Changes single parameters of the query, as filters do; null takes one out. The page is told by `queryChanged`.
   * @param {Object<string, string|null>} changes
   */
  setQuery(changes, { replace = true } = {}) {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === undefined || value === "") url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    if (url.href === location.href) return;
    history[replace ? "replaceState" : "pushState"](null, "", url);
    this.#arrive();
  }

  /** Shows the present page anew. */
  reload() {
    this.#shown = null;
    this.#arrive();
  }

  /**
   * Asks before a page with unsaved work is left. @param {(() => string|null)|null} guard says what would be lost, or
   *   null; a page gives null when it goes
   */
  guard(guard) { this.#guard = guard; }

  #mayLeave() {
    const loss = this.#guard?.();
    if (loss && !confirm(loss)) return false;
    this.#guard = null;
    return true;
  }

  #arrive() {
    // Going back past unsaved work: the address has changed already, so it is put back.
    if (this.#shown !== null && this.#shown !== location.pathname && !this.#mayLeave()) {
      history.pushState(null, "", this.#address);
      return;
    }
    const isNew = this.#shown !== location.pathname;
    this.#shown = location.pathname;
    this.#address = location.pathname + location.search;
    this.#show(match(location.pathname), isNew);
  }

  #address = null;

  #follow(event) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.("a[href]");
    if (!link || link.target || link.hasAttribute("download")) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || !match(url.pathname)) return;
    // Within the page.
    if (url.hash && url.pathname === location.pathname) return;
    event.preventDefault();
    this.go(url.pathname + url.search);
  }
}

export const router = new Router();

import { api } from "../core/api.js";
import { h } from "../core/dom.js";
import { loadingState, problemNotice } from "./states.js";

/**
 * A list that goes on as one scrolls, on the API's cursors.
 *
 *     new EndlessList({ path: "/tenants/…/events", query, into: h("ul"), item: (event) => h("li", {}, …), empty: () => … })
 */
export class EndlessList extends HTMLElement {
  #what;
  #cursor = null;
  #isLoading = false;
  #leaving = new AbortController();
  #foot = h("div", { class: "foot" });
  #watch = null;

  /**
   * @param {{path: string, query?: Object<string, any>, into?: HTMLElement, around?: (into: HTMLElement) => HTMLElement,
   *   item: (item: any) => HTMLElement, empty: () => HTMLElement, onpage?: (items: any[]) => void, pageSize?: number}} what
   *   `into` holds the items, `around` what stands around it, such as a table around its body
   */
  constructor(what) {
    super();
    this.#what = { query: {}, into: h("ul", { class: "items" }), around: (into) => into, pageSize: 50, ...what };
  }

  connectedCallback() {
    // What the items stand in comes with the first of them: widths that follow from them would jump.
    this.append(loadingState({ lines: 6, height: "2.5rem" }));
    this.#watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.more();
    }, { rootMargin: "600px" });
    this.more();
  }

  disconnectedCallback() {
    this.#leaving.abort();
    this.#watch.disconnect();
  }

  /** Loads the next page. */
  async more() {
    const { path, query, into, around, item, empty, onpage, pageSize } = this.#what;
    if (this.#isLoading || this.#cursor === undefined) return;
    this.#isLoading = true;
    this.#watch.disconnect();
    const isFirst = this.#cursor === null;
    if (!isFirst) this.#foot.replaceChildren(h("p", { class: "soft", role: "status" }, "Loading more"));
    try {
      const page = await api.get(path, {
        query: { ...query, limit: pageSize, cursor: this.#cursor }, signal: this.#leaving.signal,
      });
      onpage?.(page.items);
      if (isFirst && page.items.length === 0) {
        this.replaceChildren(empty());
        this.#cursor = undefined;
        return;
      }
      // A new foot beneath the items, rather than the old one that jumps there.
      const foot = h("div", { class: "foot" });
      this.#foot.replaceWith(foot);
      this.#foot = foot;
      into.append(...page.items.map(item));
      if (isFirst) this.replaceChildren(around(into), this.#foot);
      this.#cursor = page.next ?? undefined;
      this.#foot.replaceChildren(page.next
        ? h("button", { type: "button", onclick: () => this.more() }, "Show more")
        : isFirst ? "" : h("p", { class: "soft" }, "That is all."));
      if (page.next) this.#watch.observe(this.#foot);
    } catch (error) {
      if (this.#leaving.signal.aborted) return;
      if (isFirst) this.replaceChildren(this.#foot);
      this.#foot.replaceChildren(problemNotice(error), h("button", { type: "button", onclick: () => this.more() }, "Try again"));
    } finally {
      this.#isLoading = false;
    }
  }
}

customElements.define("gh-endless-list", EndlessList);

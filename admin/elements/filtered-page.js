import { Page } from "../core/page.js";
import { fill, h } from "../core/dom.js";
import { FilterBar } from "./filter-bar.js";

/**
 * A page that is a list with filters above it. Filters that change make a new list and leave the rest as it is, the focus
 * included.
 *
 *     class Things extends FilteredPage {
 *       list(query) { return new EndlessList({ path: "/things", query: { kind: query.get("kind") }, … }); }
 *       draw() { return [this.head("Things"), this.filtered("Things", [{ name: "kind", … }])]; }
 *     }
 */
export class FilteredPage extends Page {
  #bar = null;
  #place = h("div", {});

  /** The list that the address asks for. @param {URLSearchParams} _query @returns {HTMLElement} */
  list(_query) { return h("div", {}); }

  /** The filters with the list beneath. @param {string} label @param {import("./filter-bar.js").Filter[]} filters */
  filtered(label, filters) {
    this.#bar = new FilterBar(label, filters);
    this.showList();
    return [this.#bar, this.#place];
  }

  /** Shows the list anew, from its beginning. */
  showList() { fill(this.#place, this.list(this.query)); }

  queryChanged() {
    this.#bar?.sync(this.query);
    this.showList();
  }

  /** Whether any of the filters is set, which is what an empty list may come from. @param {string[]} names */
  isFiltered(...names) { return names.some((name) => this.query.get(name)); }
}

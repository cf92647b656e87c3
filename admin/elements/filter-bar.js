import { h, uniqueID } from "../core/dom.js";
import { router } from "../core/router.js";

/**
 * @typedef {{name: string, label: string, type?: string, options?: [string, string, string?][],
 *   placeholder?: string}} Filter `options` are values with their names and the group they stand in; a
 *   filter without is a field of the type
 */

/** Filters whose values stand in the address, so that what is shown can be sent to somebody, and Back goes back. */
export class FilterBar extends HTMLElement {
  #filters;
  #label;
  #controls = new Map();
  #clear = h("button", { type: "button", class: "link", onclick: () => this.#reset() }, "Clear the filters");

  /** @param {string} label what is filtered @param {Filter[]} filters */
  constructor(label, filters) {
    super();
    this.#label = label;
    this.#filters = filters;
  }

  connectedCallback() {
    if (this.childElementCount) return;
    const apply = () => this.#apply();
    const submitted = (event) => { event.preventDefault(); apply(); };
    this.append(h("form", { class: "filters", role: "search", "aria-label": this.#label, onsubmit: submitted },
      this.#filters.map((filter) => {
        const id = uniqueID("filter");
        const control = filter.options
          ? h("select", { id, onchange: apply }, choices(filter.options))
          : h("input", { id, type: filter.type ?? "search", placeholder: filter.placeholder, spellcheck: "false",
            autocomplete: "off", onchange: apply });
        this.#controls.set(filter.name, control);
        return h("div", { class: "field" }, h("label", { for: id }, filter.label), control);
      }),
      this.#clear));
    this.sync(new URLSearchParams(location.search));
  }

  /** Shows what the address asks for. @param {URLSearchParams} query */
  sync(query) {
    for (const [name, control] of this.#controls) {
      const wanted = query.get(name) ?? "";
      if (control.value !== wanted) control.value = wanted;
    }
    this.#clear.hidden = [...this.#controls.keys()].every((name) => !query.get(name));
  }

  #apply() {
    router.setQuery(Object.fromEntries([...this.#controls].map(([name, control]) => [name, control.value.trim()])),
      { replace: false });
  }

  #reset() {
    for (const control of this.#controls.values()) control.value = "";
    this.#controls.values().next().value?.focus();
    this.#apply();
  }
}

customElements.define("gh-filter-bar", FilterBar);

function choices(options) {
  const groups = Object.groupBy(options, ([, , group]) => group ?? "");
  return Object.entries(groups).map(([group, within]) => {
    const entries = within.map(([value, name]) => h("option", { value }, name));
    return group ? h("optgroup", { label: group }, entries) : entries;
  });
}

import { h, uniqueID } from "../../core/dom.js";
import { wordsOf } from "../../core/format.js";
import { router } from "../../core/router.js";
import { icon } from "../../elements/icon.js";

/** The filters that the queue has, as they stand in the address. Claims take all but the holder. */
const filterNames = ["account", "verdict", "rule", "label"];

/**
 * What the address filters by.
 * @param {URLSearchParams} query @param {boolean} withHolder
 * @returns {Object<string, string|null>}
 */
export function filtersOf(query, withHolder) {
  return Object.fromEntries([...filterNames, ...(withHolder ? ["holder"] : [])].map((name) => [name, query.get(name) || null]));
}

/** Takes every filter out. */
export const clearFilters = () => router.setQuery({ account: null, verdict: null, rule: null, label: null, holder: null });

/**
 * The row of filters.
 * @param {{query: URLSearchParams, accounts: Map<string, any>, rules: Map<string, any>, holders: [string, string][]|null}} what
 *   `holders` where the list can be filtered by them
 */
export function filterRow({ query, accounts, rules, holders }) {
  const asking = [...rules.values()].filter(({ rule }) => ["review", "hold"].includes(rule.verdict) || rule.fuse);
  const ids = [...new Map(asking.map(({ rule }) => [rule.id, rule.name ?? rule.id]))];
  const labels = [...new Set([...rules.values()].flatMap(({ rule }) => rule.labels ?? []))].toSorted();
  const isFiltered = [...filterNames, "holder"].some((name) => query.get(name));
  const row = h("div", { class: "filters compact", role: "group", "aria-label": "Filters" },
    choice("account", "Account", [...accounts].map(([id, { name }]) => [id, name]), query),
    choice("verdict", "Decided as", [["review", "In review"], ["hold", "Held"]], query),
    choice("rule", "Rule", ids, query),
    choice("label", "Label", labels.map((label) => [label, wordsOf(label)]), query),
    holders && choice("holder", "With", holders, query));
  // On narrow screens the row is folded away behind a button; where there is room, the button is not shown.
  const fold = h("button", {
    type: "button", class: "fold", "aria-expanded": String(isFiltered),
    onclick: () => fold.setAttribute("aria-expanded", String(fold.getAttribute("aria-expanded") !== "true")),
  }, "Filters", icon("down"));
  return [fold, row];
}

function choice(name, label, options, query) {
  const id = uniqueID("filter");
  const value = query.get(name) ?? "";
  // What the address says is shown even where it is no choice any more.
  const all = value && !options.some(([key]) => key === value) ? [...options, [value, value]] : options;
  return h("div", { class: "field" }, h("label", { for: id }, label),
    h("select", { id, value, onchange: (event) => router.setQuery({ [name]: event.target.value || null, event: null }) },
      h("option", { value: "" }, "Any"), all.map(([key, text]) => h("option", { value: key }, text))));
}

import { h, uniqueID } from "../../core/dom.js";
import { verdictWords } from "../../core/format.js";
import { router } from "../../core/router.js";
import { eventTypes } from "./event-types.js";

/** The filters, by their names in the address, which are the API's. */
export const filterNames = ["account", "type", "verdict", "label", "comment_id", "since", "until"];

/** What the address filters by, as the API takes it; the last day counts whole. @param {URLSearchParams} query */
export function queryOf(query) {
  const wanted = Object.fromEntries(filterNames.map((name) => [name, query.get(name)]).filter(([, value]) => value));
  if (/^\d{4}-\d{2}-\d{2}$/.test(wanted.until ?? "")) {
    wanted.until = new Date(Date.parse(`${wanted.until}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  }
  return wanted;
}

/**
 * The row of filters; each changes the address.
 * @param {{query: URLSearchParams, accounts: Map<string, any>}} what
 */
export function eventFilters({ query, accounts }) {
  const set = (name) => (event) => router.setQuery({ [name]: event.target.value.trim() || null });
  const choice = (name, label, options) => entry(label, (id) => h("select", { id, name, value: query.get(name) ?? "", onchange: set(name) },
    h("option", { value: "" }, "Any"), options.map(([key, text]) => h("option", { value: key }, text))));
  const typed = (name, label, type, more = {}) => entry(label, (id) =>
    h("input", { id, name, type, value: query.get(name) ?? "", onchange: set(name), ...more }));
  const isFiltered = filterNames.some((name) => query.get(name));
  return h("search", { class: "filters compact", "aria-label": "Filter events" },
    choice("account", "Account", [...accounts].map(([id, { name }]) => [id, name])),
    choice("verdict", "Decision", Object.entries(verdictWords)),
    choice("type", "Type", Object.entries(eventTypes)),
    typed("label", "Label", "search", { maxlength: 100 }),
    typed("comment_id", "Comment’s id", "search", { maxlength: 128, inputmode: "numeric", spellcheck: "false" }),
    typed("since", "From (UTC)", "date"),
    typed("until", "To (UTC)", "date"),
    isFiltered && h("button", { type: "button", class: "link", onclick: () => router.setQuery(Object.fromEntries(filterNames.map((name) => [name, null]))) }, "Clear"));
}

function entry(label, control) {
  const id = uniqueID("filter");
  return h("div", { class: "field" }, h("label", { for: id }, label), control(id));
}

import { verdictWords } from "../../core/format.js";
import { eventTypes } from "./event-types.js";

/** The filters, by their names in the address, which are the API's. */
export const filterNames = ["account", "verdict", "type", "label", "comment_id", "since", "until"];

/** What the address filters by, as the API takes it; the last day counts whole. @param {URLSearchParams} query */
export function queryOf(query) {
  const wanted = Object.fromEntries(filterNames.map((name) => [name, query.get(name)]).filter(([, value]) => value));
  if (/^\d{4}-\d{2}-\d{2}$/.test(wanted.until ?? "")) {
    wanted.until = new Date(Date.parse(`${wanted.until}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  }
  return wanted;
}

/**
 * The filters as the bar has them.
 * @param {Map<string, any>} accounts
 * @returns {import("../../elements/filter-bar.js").Filter[]}
 */
export const eventFilters = (accounts) => [
  { name: "account", label: "Account", options: [["", "Any"], ...[...accounts].map(([id, { name }]) => [id, name])] },
  { name: "verdict", label: "Decision", options: [["", "Any"], ...Object.entries(verdictWords)] },
  { name: "type", label: "Type", options: [["", "Any"], ...Object.entries(eventTypes)] },
  { name: "label", label: "Label" },
  { name: "comment_id", label: "Comment’s id" },
  { name: "since", label: "From (UTC)", type: "date" },
  { name: "until", label: "To (UTC)", type: "date" },
];

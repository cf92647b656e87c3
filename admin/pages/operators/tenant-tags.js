import { h } from "../../core/dom.js";
import { badge } from "../../elements/badge.js";

/** So many are named; the others are counted. */
const most = 4;

/** The tenants that somebody may act for. @param {string} role @param {string[]} tenants @param {Map<string, string>} names */
export function tenantTags(role, tenants, names) {
  if (role === "owner") return h("span", { class: "soft" }, "All");
  if (tenants.length === 0) return badge("None", "warning");
  const sorted = tenants.map((id) => names.get(id) ?? id).toSorted((a, b) => a.localeCompare(b));
  return h("span", { class: "tags" }, sorted.slice(0, most).map((name) => badge(h("bdi", {}, name))),
    sorted.length > most && h("span", { class: "soft", title: sorted.slice(most).join(", ") },
      `and ${sorted.length - most} more`));
}

import { h } from "../../core/dom.js";
import { number } from "../../core/format.js";
import { badge } from "../../elements/badge.js";
import { icon } from "../../elements/icon.js";
import { card } from "../../elements/states.js";

/** Where each kind of trouble is mended: the page below a tenant, and below the gateway. */
const places = {
  account_disconnected: (entry) => `/accounts/${entry.subject}`,
  authorisation_failing: (entry) => `/accounts/${entry.subject}`,
  authorisation_ending: (entry) => `/accounts/${entry.subject}`,
  account_disabled: (entry) => `/accounts/${entry.subject}`,
  actions_given_up: () => "/given-up",
  actions_paused: () => "/actions",
  deliveries_parked: () => "/parked",
  rules_demoted: () => "/rules/statistics",
  review_backlog: () => "/review",
  alerts_undelivered: () => "/alerts",
  tenant_disabled: () => "/settings",
  backups_failed: () => "/settings",
  not_ready: () => "/settings",
};

/**
 * What needs a hand now, most urgent first, each with the way to where it is mended.
 * @param {any[]} entries @param {{[id: string]: string}} [tenants] their names, where several are looked at
 */
export function attention(entries, tenants = {}) {
  if (entries.length === 0) {
    return h("p", { class: "calm" }, icon("check"), "Nothing needs a hand.");
  }
  return card("Needs a hand now", {
    flush: true,
    body: h("ul", { class: "attention" }, entries.map((entry) => {
      const base = entry.tenant_id ? `/tenants/${entry.tenant_id}` : "/gateway";
      return h("li", {},
        h("a", { href: base + (places[entry.kind]?.(entry) ?? "") },
          tenants[entry.tenant_id] && h("bdi", { class: "whose" }, tenants[entry.tenant_id]),
          h("span", {}, entry.detail)),
        entry.count > 1 && badge(number(entry.count), "warning"));
    })),
  });
}

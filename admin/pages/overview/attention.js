import { h } from "../../core/dom.js";
import { icon } from "../../elements/icon.js";
import { card } from "../../elements/states.js";

/** Where each kind of trouble is mended: the page below a tenant, and below the gateway. */
const places = {
  not_ready: "/settings",
  account_disconnected: "/accounts",
  renewal_failing: "/accounts",
  actions_paused: "/actions",
  rule_demoted: "/rules/statistics",
  review_backlog: "/review",
  actions_given_up: "/given-up",
  backup_failed: "/settings",
  deliveries_parked: "/parked",
  alerts_undelivered: "/alerts",
  authorisation_ending: "/accounts",
  disabled_with_traffic: "/settings",
};

/** An entry about one account leads to that account. */
function place({ kind, subject, tenant_id: tenant }) {
  const below = subject ? `/accounts/${subject}` : (places[kind] ?? "");
  return tenant ? `/tenants/${tenant}${below}` : `/gateway${below || "/settings"}`;
}

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
    body: h("ul", { class: "attention" }, entries.map((entry) => h("li", {},
      h("a", { href: place(entry) },
        tenants[entry.tenant_id] && h("bdi", { class: "whose" }, tenants[entry.tenant_id]),
        h("span", {}, entry.detail))))),
  });
}

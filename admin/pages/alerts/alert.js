import { h } from "../../core/dom.js";
import { counted, stateOf } from "../../core/format.js";
import { badge } from "../../elements/badge.js";
import { relativeTime } from "../../elements/time.js";
import { isCritical, kindName, wayToMend } from "./kinds.js";

/** An alert with what became of telling it. @param {any} alert @param {Map<string, string>} names of tenants */
export function alertItem(alert, names) {
  const { kind, message, times, raised_at: first, last_raised_at: last, tenant_id: tenant, deliveries,
    tell_at: tellAt } = alert;
  const [href, way] = wayToMend(alert) ?? [];
  return h("li", { class: "alert" },
    h("div", { class: "spread" },
      h("h3", {}, kindName(kind), " ", isCritical(kind) && kind !== "gateway.ready" && badge("Critical", "danger")),
      h("span", { class: "soft" }, times > 1 && `${counted(times, "time")}, last `, relativeTime(last ?? first))),
    h("p", {}, h("bdi", {}, message)),
    href && h("p", {}, h("a", { href }, way)),
    names.has(tenant) && h("p", { class: "soft" }, h("a", { href: `/tenants/${tenant}/alerts` },
      h("bdi", {}, names.get(tenant)))),
    deliveries.length > 0
      ? h("ul", { class: "told" }, deliveries.map((delivery) => h("li", {}, told(delivery))))
      : h("p", { class: "soft small" }, new Date(tellAt) > Date.now() ? ["To be told ", relativeTime(tellAt)]
        : "No channel heard of it."));
}

function told({ channel, state, attempts, next_attempt_at: next, last_error: fault, delivered_at: at }) {
  const name = h("bdi", {}, channel);
  if (state === "delivered") return [badge("Told", "good"), " ", name, " ", h("span", { class: "soft" },
    relativeTime(at))];
  if (state === "dead") return [badge("Given up", "danger"), " ", name, h("span", { class: "soft" },
    ` after ${counted(attempts, "attempt")}`), fault && [": ", h("bdi", {}, fault)]];
  return [
    badge(stateOf(state), attempts > 0 ? "warning" : ""), " ", name,
    next && h("span", { class: "soft" }, attempts > 0 ? ", tried again " : ", to be told ", relativeTime(next)),
    fault && [": ", h("bdi", {}, fault)],
  ];
}

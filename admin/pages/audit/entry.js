import { h } from "../../core/dom.js";
import { dateTime } from "../../core/format.js";
import { relativeTime } from "../../elements/time.js";
import { actionName } from "./actions.js";
import { changes } from "./changes.js";

/** The pages that things have, by the beginning of their ids. */
const places = {
  opr: (id) => `/operators/${id}`,
  ten: (id) => `/tenants/${id}`,
  acc: (id, tenant) => tenant && `/tenants/${tenant}/accounts/${id}`,
  evt: (id, tenant) => tenant && `/tenants/${tenant}/events/${id}`,
};

/**
 * One entry of the audit log.
 * @param {any} entry as the API has it
 * @param {{nameOf: (id: string) => string|null, isGateway: boolean, mayVisitOperators: boolean}} how
 */
export function auditEntry(entry, { nameOf, isGateway, mayVisitOperators }) {
  const changed = changes(entry.old, entry.new, nameOf);
  return h("li", { class: "audit-entry" },
    h("div", { class: "when soft" }, relativeTime(entry.created_at)),
    h("div", { class: "what" },
      h("p", {}, h("strong", {}, actionName(entry.action)), " ", subject(entry, nameOf, mayVisitOperators)),
      entry.detail && entry.action !== "comment.reviewed" && h("p", { class: "soft" }, h("bdi", {}, entry.detail)),
      changed),
    h("div", { class: "who" },
      h("p", {}, who(entry)),
      isGateway && entry.tenant_id && h("p", { class: "soft small" },
        h("bdi", {}, nameOf(entry.tenant_id) ?? entry.tenant_id))),
    h("details", {}, h("summary", {}, h("span", { class: "unseen" }, `${actionName(entry.action)}: `), "Evidence"),
      evidence(entry)));
}

function who({ operator_id: id, operator_name: name, token_id: token }) {
  if (!id) return h("span", { class: "soft" }, "The gateway");
  return [h("bdi", {}, name ?? id), token && h("span", { class: "soft" }, ", by a token")];
}

function subject({ subject: id, tenant_id: tenant }, nameOf, mayVisitOperators) {
  const name = nameOf(id);
  const kind = id.slice(0, 3);
  const place = kind === "opr" && !mayVisitOperators ? null : places[kind]?.(id, tenant);
  const text = h("bdi", { class: name ? null : "mono", title: name ? id : null }, name ?? id);
  return place ? h("a", { href: place }, text) : text;
}

/** What of an entry is there to prove it, or to look further. */
function evidence(entry) {
  const facts = [
    ["Time", dateTime(entry.created_at)], ["Subject", entry.subject], ["Operator", entry.operator_id],
    ["Token", entry.token_id], ["Address", entry.address],
    ["Request", entry.request_id], ["Entry", entry.id], ["Hash", entry.hash ?? "none: from before there was a chain"],
    ["Hash before", entry.previous_hash],
  ];
  return h("dl", { class: "facts" }, facts.filter(([, value]) => value).map(([name, value]) => [
    h("dt", {}, name), h("dd", {}, name === "Time" ? value : h("code", {}, value)),
  ]));
}

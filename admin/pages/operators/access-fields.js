import { h } from "../../core/dom.js";
import { checkGroup, radioGroup } from "../../elements/check-group.js";
import { roleName, roles } from "./roles.js";

/**
 * The fields for what somebody may do: the role, and the tenants that it is for, of which an owner needs none.
 * @param {{role: string, tenants: string[], names: Map<string, string>, note?: import("../../core/dom.js").Child}} what
 *   `note` stands beneath the roles
 */
export function accessFields({ role, tenants, names, note = null }) {
  const choice = h("div", {}, names.size > 0
    ? checkGroup({
      name: "tenants", label: "Tenants", chosen: tenants,
      options: [...names].toSorted(([, a], [, b]) => a.localeCompare(b)),
      find: "Find a tenant", hint: "Without any, there is nothing to see.",
    })
    : h("p", { class: "soft" }, "There is no tenant to give access to yet."));
  const show = (chosen) => { choice.hidden = chosen === "owner"; };
  show(role);
  return [
    radioGroup({ name: "role", label: "Role", options: roles, value: role, onchange: (event) =>
      show(event.target.value) }),
    note,
    choice,
  ];
}

/** What the fields say, as the API takes it. */
export const accessOf = ({ role, tenants }) => ({ role, tenants: role === "owner" ? [] : tenants ?? [] });

/** What somebody may do, as names and values. @param {any} operator @param {Map<string, string>} names of tenants */
export const accessFacts = ({ role, tenants, disabled }, names) => [
  ["Role", roleName(role)],
  ["Tenants", role === "owner" ? "All" : tenants.map((id) => names.get(id) ?? id).join(", ") || "None"],
  ["Access", disabled ? "Disabled" : "Allowed"],
];

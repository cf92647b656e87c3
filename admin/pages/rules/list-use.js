import { api } from "../../core/api.js";
import { Layer } from "./layer.js";

/** Of a tenant so many accounts' rules are looked through for lists that they use. */
const mostAccounts = 50;

/**
 * The rules that name a list, as far as they can be seen from here: of a tenant's list or a starter list, the tenant's and
 * its accounts'; of the gateway's, the gateway's own.
 * @param {string|null} tenant @param {string} name as rules call it
 * @returns {Promise<{layer: Layer, of: string|null, rule: any}[]>} `of` is the account's name
 */
export async function usesOfList(tenant, name, signal) {
  if (!tenant) {
    const layer = new Layer(null);
    const { document } = await layer.rules(signal);
    return (document?.rules ?? []).filter((rule) => names(rule.when, name)).map((rule) => ({ layer, of: null, rule }));
  }
  const accounts = await api.all(`/tenants/${tenant}/accounts`, { signal }, mostAccounts);
  const layers = [new Layer(tenant), ...accounts.slice(0, mostAccounts).map(({ id }) => new Layer(tenant, id))];
  const found = await Promise.all(layers.map(async (layer) => {
    const { rules } = await api.get(`${layer.path}/rules`, { signal });
    return rules.filter((entry) => entry.layer === layer.kind && names(entry.rule.when, name))
      .map(({ rule }) => ({ layer, of: accounts.find(({ id }) => id === layer.account)?.name ?? null, rule }));
  }));
  return found.flat();
}

function names(condition, list) {
  if (Array.isArray(condition)) return condition.some((inner) => names(inner, list));
  if (condition === null || typeof condition !== "object") return false;
  return Object.entries(condition).some(
    ([key, value]) => (key === "lists" && Array.isArray(value) ? value.includes(list) : names(value, list)));
}

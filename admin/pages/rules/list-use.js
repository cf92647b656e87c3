import { api } from "../../core/api.js";
import { Layer } from "./layer.js";

/** Of a tenant so many accounts' rules are looked through for lists that they use. */
const mostAccounts = 50;

/**
 * The rules that name a list, as far as they can be seen from here: of a tenant's list, the tenant's and its accounts';
 * of the gateway's, the gateway's own.
 * @param {string|null} tenant @param {string} name as rules call it
 * @returns {Promise<{layer: Layer, of: string|null, rule: any}[]>} `of` is the account's name
 */
export async function usesOfList(tenant, name, signal) {
  const layers = [{ layer: new Layer(tenant), of: null }];
  if (tenant) {
    const accounts = await api.all(`/tenants/${tenant}/accounts`, { signal }, mostAccounts);
    layers.push(...accounts.slice(0, mostAccounts).map((account) => ({ layer: new Layer(tenant, account.id), of: account.name })));
  }
  const found = await Promise.all(layers.map(async ({ layer, of }) => {
    const { document } = await layer.rules(signal);
    return (document?.rules ?? []).filter((rule) => names(rule.when, name)).map((rule) => ({ layer, of, rule }));
  }));
  return found.flat();
}

function names(condition, list) {
  if (Array.isArray(condition)) return condition.some((inner) => names(inner, list));
  if (condition === null || typeof condition !== "object") return false;
  return Object.entries(condition).some(([key, value]) => (key === "lists" && Array.isArray(value) ? value.includes(list) : names(value, list)));
}

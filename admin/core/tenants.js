import { api } from "./api.js";

/**
 * The tenants one may see that have a text in their names, or that one of the id it is; all of them for none. By name; of
 * more than `limit` those that were added last.
 * @param {string} text @param {{limit: number, signal?: AbortSignal}} how
 * @returns {Promise<{tenants: any[], isAll: boolean}>}
 */
export async function findTenants(text, { limit, signal }) {
  const page = /^ten_[0-9a-z]{13}$/.test(text) ? await oneTenant(text, signal)
    : await api.get("/tenants", { signal, query: { name: text, limit } });
  return {
    tenants: page.items.slice(0, limit).toSorted((one, other) => one.name.localeCompare(other.name)),
    // Those of an operator who is no owner come whole.
    isAll: page.next === null && page.items.length <= limit,
  };
}

async function oneTenant(id, signal) {
  try {
    return { items: [await api.get(`/tenants/${id}`, { signal })], next: null };
  } catch (problem) {
    if (problem.status !== 404) throw problem;
    return { items: [], next: null };
  }
}

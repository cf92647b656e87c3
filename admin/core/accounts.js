import { api } from "./api.js";

/** More accounts than any tenant has. */
const most = 2000;

/**
 * A tenant's accounts by their ids, for pages that show what belongs to them.
 * @param {string} tenant @param {AbortSignal} signal
 * @returns {Promise<Map<string, any>>}
 */
export async function accountsByID(tenant, signal) {
  const accounts = await api.all(`/tenants/${tenant}/accounts`, { signal, query: { limit: 500 } }, most);
  return new Map(accounts.map((account) => [account.id, account]));
}

/** What an account of an id is called; its id where it is gone. */
export const accountName = (accounts, id) => accounts.get(id)?.name ?? id;

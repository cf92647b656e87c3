import { api } from "../../core/api.js";

/**
 * All that was asked of TikTok about an event's comment, the first first: what the rules wanted, and what people and jobs
 * wanted afterwards. Each with its attempts.
 * @param {any} event @param {string} tenant @param {AbortSignal} signal
 */
export async function actionsOf(event, tenant, signal) {
  const path = `/tenants/${tenant}/actions`;
  const { items } = await api.get(path, { signal, query: { event: event.id, limit: 100 } });
  return Promise.all(items.toReversed().map(async (action) => {
    const made = action.attempts === 0 ? [] : (await api.get(`${path}/${action.id}/attempts`, { signal })).items;
    return { ...action, made };
  }));
}

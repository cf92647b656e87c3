import { api } from "../../core/api.js";

/** So many pages of actions are looked through at most. */
const most = 5;

/**
 * All that was asked of TikTok about a comment since an event of its own, the first first: what the rules wanted, and what
 * people and undoing wanted afterwards.
 * @param {any} event @param {string} tenant @param {AbortSignal} signal
 */
export async function actionsOf(event, tenant, signal) {
  const found = new Map(event.action ? [[event.action.id, event.action]] : []);
  // Only what a person or a job did since can have asked for more than the rules.
  if (event.type !== "comment.created") return [...found.values()];
  let left = most;
  for await (const { items } of api.pages(`/tenants/${tenant}/actions`, { signal, query: { account: event.account_id, limit: 200 } })) {
    for (const action of items) if (action.event_id === event.id) found.set(action.id, action);
    left -= 1;
    if (left === 0 || items.at(-1)?.created_at < event.received_at) break;
  }
  return [...found.values()].toSorted((one, other) => new Date(one.created_at) - new Date(other.created_at));
}

import { api } from "../../core/api.js";
import { session } from "../../core/session.js";

/**
 * The apps that an account of a tenant can have: the tenant's own, and for owners the shared ones.
 * @param {string} tenant @param {AbortSignal} [signal]
 * @returns {Promise<any[]>} those of the tenant first
 */
export async function appsFor(tenant, signal) {
  const lists = await Promise.all([
    session.may("manager") ? api.all(`/tenants/${tenant}/apps`, { signal }) : [],
    session.isOwner ? api.all("/apps", { signal }) : session.may("manager") ? sharedInUse(tenant, signal) : [],
  ]);
  return lists.flat();
}

/** Shared apps are the owners' to see. Managers know of those that accounts of theirs have, though not what they are called. */
async function sharedInUse(tenant, signal) {
  const { apps } = await api.get(`/tenants/${tenant}/quota`, { signal });
  const shared = apps.filter((app) => app.shared);
  return shared.map(({ app_id: id }) => ({ id, tenant_id: null, name: shared.length > 1 ? id : "The gateway's app" }));
}

/** An app as one chooses it. */
export const appOption = (app) => [app.id, app.tenant_id ? app.name : `${app.name}, shared`];

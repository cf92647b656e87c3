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
    session.isOwner ? api.all("/apps", { signal }) : [],
  ]);
  return lists.flat();
}

/** An app as one chooses it. */
export const appOption = (app) => [app.id, app.tenant_id ? app.name : `${app.name}, shared`];

import { api } from "./api.js";
import { Problem } from "./problem.js";

const ranks = { viewer: 1, moderator: 2, manager: 3, owner: 4 };

/** Who is logged in, and what they may do. */
class Session {
  /** As `GET /v1/operators/me` has it; null where nobody is logged in. */
  operator = null;
  /** Seconds after which an unused session is over. */
  idleSeconds = null;
  expiresAt = null;
  /** Which Gatehouse answers. */
  gatewayVersion = null;
  /** Tenants by their ids, as far as they were asked for. */
  #tenants = new Map();

  /** Finds out who is logged in. @returns {Promise<boolean>} whether anybody is */
  async load() {
    try {
      const current = await api.get("/sessions/current");
      this.#begin(current.operator, current.csrf_token, current.session.expires_at);
      this.idleSeconds = current.idle_seconds;
      this.gatewayVersion = current.gateway_version;
      return true;
    } catch (problem) {
      if (problem.status !== 401) throw problem;
      this.end();
      return false;
    }
  }

  /**
   * Throws where the gateway let somebody in and the browser did not keep the cookie: the login would begin again and
   * say nothing.
   * @param {{name: string, password: string, code?: string}} credentials
   */
  async signIn(credentials) {
    await api.post("/sessions", { ...credentials, cookie: true });
    if (await this.load()) return;
    throw new Problem({
      status: 401, code: "cookie_not_kept",
      detail: "The gateway let you in, but the browser did not keep its cookie. Allow cookies for this address, and "
        + "open the console by HTTPS where the gateway is set up for it.",
    });
  }

  async signOut() {
    await api.delete("/sessions/current");
    this.end();
  }

  /** Forgets who was logged in; says nothing to the gateway. */
  end() {
    this.operator = null;
    this.gatewayVersion = null;
    api.csrfToken = null;
    this.#tenants.clear();
  }

  /** Whether the operator has at least this role. The gateway decides; this only spares buttons that would be refused. */
  may(role) {
    return this.operator !== null && ranks[this.operator.role] >= ranks[role];
  }

  get isOwner() { return this.may("owner"); }

  /** A tenant, asked for once. */
  async tenant(id) {
    if (!this.#tenants.has(id)) this.#tenants.set(id, await api.get(`/tenants/${id}`));
    return this.#tenants.get(id);
  }

  /** To be called when a tenant was changed. */
  forgetTenant(id) { this.#tenants.delete(id); }

  #begin(operator, csrfToken, expiresAt) {
    this.operator = operator;
    this.expiresAt = expiresAt;
    api.csrfToken = csrfToken;
  }
}

export const session = new Session();

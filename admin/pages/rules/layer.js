import { api } from "../../core/api.js";
import { session } from "../../core/session.js";

/**
 * One of the layers that rules stand in: the gateway's, a tenant's or an account's, with the paths of what belongs to it.
 */
export class Layer {
  /** @param {string|null} tenant @param {string|null} account */
  constructor(tenant, account = null) {
    this.tenant = tenant;
    this.account = account;
    /** @type {"gateway"|"tenant"|"account"} */
    this.kind = account ? "account" : tenant ? "tenant" : "gateway";
    this.path = account ? `/tenants/${tenant}/accounts/${account}` : tenant ? `/tenants/${tenant}` : "/gateway";
    /** Where its pages are in the console. */
    this.place = tenant ? `/tenants/${tenant}` : "/gateway";
  }

  /** The layer of a page. @param {import("../../core/page.js").Page} page */
  static of(page) {
    return new Layer(page.params.tenant ?? null, page.params.tenant ? page.query.get("account") : null);
  }

  /**
   * Where a page of the layer is.
   * @param {string} page such as `/rules/versions` @param {Object<string, any>} query
   */
  address(page, query = {}) {
    const wanted = new URLSearchParams();
    for (const [name, value] of Object.entries({ account: this.account, ...query })) if (value) wanted.set(name, value);
    return `${this.place}${page}${wanted.size ? `?${wanted}` : ""}`;
  }

  /** Whether the operator may save its rules. */
  get isWritable() { return session.may(this.kind === "gateway" ? "owner" : "manager"); }

  /** What a draft of it is tried by; the gateway's cannot be. */
  get draftMembers() {
    return this.kind === "account" ? { layer: "account", account: this.account } : { layer: "tenant" };
  }

  /**
   * The document in force.
   * @returns {Promise<{document: any, etag: string}|{document: null, etag: string}>} null where there are no rules yet
   */
  async rules(signal) {
    try {
      const { data, etag } = await api.exchange("GET", `${this.path}/rule-set`, undefined, { signal });
      return { document: data, etag };
    } catch (error) {
      if (error.code !== "no_rule_set") throw error;
      return { document: null, etag: error.etag ?? '"0"' };
    }
  }
}

/** A note as a header can carry it: its UTF-8. */
export const noteHeader = (note) =>
  (note ? {"Gatehouse-Note": String.fromCharCode(...new TextEncoder().encode(note.replaceAll(/\s+/g, " ")))} : {});

/** Who saved a version, as its list has it. */
export const authorOf = ({ author, author_name: name }) =>
  (author === session.operator.id ? "You" : name ?? (author ? "Somebody who is gone" : "The gateway"));

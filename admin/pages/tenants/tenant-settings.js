import { api } from "../../core/api.js";
import { Page } from "../../core/page.js";
import { h } from "../../core/dom.js";
import { session } from "../../core/session.js";
import { brandingCard } from "./branding.js";
import { deletionCard } from "./deletion.js";
import { Erasures } from "./erasures.js";
import { exportCard } from "./export.js";
import { generalCard } from "./general.js";
import { retentionCard } from "./retention.js";
import { reviewLimitsCard } from "./review-limits.js";

/** How a tenant is set up: what is neither its rules nor its accounts. */
class TenantSettings extends Page {
  async load() {
    const path = `/tenants/${this.params.tenant}`;
    // With the ETag beside it, which a change is based on.
    const get = async (part) => {
      const { data, etag } = await api.exchange("GET", `${path}${part}`, undefined, { signal: this.signal });
      return { ...data, etag };
    };
    const [tenant, retention, limits, branding] = await Promise.all([
      get(""), get("/retention"), get("/review-limits"),
      // Gateways without client reports have none.
      get("/branding").catch((problem) => { if (problem.status === 404) return null; throw problem; }),
    ]);
    return { path, tenant, retention, limits, branding };
  }

  draw({ path, tenant, retention, limits, branding }) {
    const about = { path, tenant, changed: () => { session.forgetTenant(tenant.id); this.refresh(); } };
    return [
      this.head("Settings", { lede: ["Of the tenant ", h("bdi", {}, tenant.name), ". Its id is ",
        h("code", {}, tenant.id), "."] }),
      h("div", { class: "grid wide-columns" },
        generalCard(about),
        branding && brandingCard({ ...about, branding }),
        retentionCard({ ...about, retention }),
        reviewLimitsCard({ ...about, limits })),
      new Erasures({ path, signal: this.signal }),
      h("div", { class: "grid wide-columns" },
        exportCard({ ...about, signal: this.signal }),
        session.isOwner && deletionCard(about)),
    ];
  }
}

customElements.define("gh-tenant-settings", TenantSettings);

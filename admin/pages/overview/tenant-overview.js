import { h } from "../../core/dom.js";
import { attention } from "./attention.js";
import { OverviewPage } from "./overview-page.js";
import { emptyState } from "../../elements/states.js";

/** How one tenant is doing. */
class TenantOverview extends OverviewPage {
  get path() { return `/tenants/${this.params.tenant}/overview`; }
  get livePath() { return `/tenants/${this.params.tenant}/live`; }
  heading() { return this.tenant.name; }

  above(overview) { return attention(overview.attention); }

  below(overview) {
    if (overview.events > 0) return null;
    return emptyState({
      heading: "No comments in this time",
      text: "Comments appear here seconds after TikTok delivers them. If there should be some, look whether the webhook "
        + "is registered.",
      action: h("a", { class: "button", href: `${this.base}/accounts` }, "To the accounts"),
    });
  }
}

customElements.define("gh-tenant-overview", TenantOverview);

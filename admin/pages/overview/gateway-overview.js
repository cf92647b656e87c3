import { h } from "../../core/dom.js";
import { compact, number, share } from "../../core/format.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
import { records } from "../../elements/records.js";
import { card, emptyState } from "../../elements/states.js";
import { attention } from "./attention.js";
import { OverviewPage } from "./overview-page.js";

/** How all the tenants are doing that one may see. */
class GatewayOverview extends OverviewPage {
  get path() { return "/overview"; }
  get livePath() { return "/live"; }

  above(overview) {
    return attention(overview.attention, Object.fromEntries(overview.tenants.map(({ id, name }) => [id, name])));
  }

  below(overview) {
    if (overview.tenants.length === 0) {
      if (!session.isOwner) return emptyState({ heading: "No tenants", text: "An owner can give you access to tenants." });
      return emptyState({
        heading: "No tenants yet", text: "A tenant is a client of yours: its accounts, its rules, its reports.",
        action: h("a", { class: "button primary", href: "/welcome" }, "Set up the first"),
      });
    }
    return card("Tenants", { flush: true, body: [
      tenantTable().table(overview.tenants),
      overview.more_tenants > 0
        && h("p", { class: "more" }, h("a", { href: "/tenants" }, `${number(overview.more_tenants)} more tenants`)),
    ] });
  }
}

const tenantTable = () => records("Tenants, those that need a hand first", [
  { name: "Tenant", heads: true, cell: ({ id, name, disabled }) => [
    h("a", { href: `/tenants/${id}` }, h("bdi", {}, name)), disabled && [" ", badge("Disabled", "warning")]] },
  { name: "Comments", className: "number", cell: ({ events }) => compact(events) },
  { name: "Removed", className: "number", cell: ({ events, by_verdict: { hold, hide, delete: deleted } }) =>
    share(hold + hide + deleted, events) },
  { name: "Waiting", className: "number", cell: ({ id, queue_waiting: waiting }) =>
    h("a", { href: `/tenants/${id}/review` }, number(waiting)) },
  { name: "Needs a hand", cell: ({ attention: count }) =>
    (count > 0 ? badge(number(count), "warning") : h("span", { class: "soft" }, "nothing")) },
], { framed: false });

customElements.define("gh-gateway-overview", GatewayOverview);

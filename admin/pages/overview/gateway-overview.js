import { h } from "../../core/dom.js";
import { compact, number, share } from "../../core/format.js";
import { session } from "../../core/session.js";
import { badge } from "../../elements/badge.js";
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
      h("div", { class: "scroll" }, h("table", {},
        h("caption", { class: "unseen" }, "Tenants, those that need a hand first"),
        h("thead", {}, h("tr", {},
          h("th", { scope: "col" }, "Tenant"),
          ["Comments", "Removed", "Waiting"].map((name) => h("th", { scope: "col", class: "number" }, name)),
          h("th", { scope: "col" }, "Needs a hand"))),
        h("tbody", {}, overview.tenants.map(row)))),
      overview.more_tenants > 0
        && h("p", { class: "more" }, h("a", { href: "/tenants" }, `${number(overview.more_tenants)} more tenants`)),
    ] });
  }
}

function row(tenant) {
  const { hold, hide, delete: deleted } = tenant.by_verdict;
  return h("tr", {},
    h("th", { scope: "row" },
      h("a", { href: `/tenants/${tenant.id}` }, h("bdi", {}, tenant.name)), tenant.disabled && [" ", badge("Disabled", "warning")]),
    h("td", { class: "number" }, compact(tenant.events)),
    h("td", { class: "number" }, share(hold + hide + deleted, tenant.events)),
    h("td", { class: "number" }, h("a", { href: `/tenants/${tenant.id}/review` }, number(tenant.queue_waiting))),
    h("td", {}, tenant.attention > 0 ? badge(number(tenant.attention), "warning") : h("span", { class: "soft" }, "nothing")));
}

customElements.define("gh-gateway-overview", GatewayOverview);

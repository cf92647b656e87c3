import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { emptyState } from "../../elements/states.js";

/**
 * What stands where no comment is to be decided about: that all is done, that others hold what is left, or that nothing
 * fits the filters.
 * @param {any} context see review-queue.js
 */
export async function nothingWaits({ tenant, context, filters, clearFilters }) {
  const wanted = filters();
  const query = { limit: 200 };
  const [fitting, all] = await Promise.all([
    api.get(`/tenants/${tenant}/review-queue`, { query: { ...query, ...wanted } }),
    api.get(`/tenants/${tenant}/review-queue`, { query: { limit: 1 } }),
  ]).catch(() => [{ items: [] }, { items: [] }]);
  const others = fitting.items.filter(({ lease }) => lease && lease.holder !== context.me);
  if (others.length > 0) {
    const names = new Intl.ListFormat("en-GB").format([...new Set(others.map(({ lease }) => lease.holder_name ?? "somebody who is gone"))]);
    return state("Colleagues have the rest", `${counted(others.length, "comment waits", "comments wait")}, all with ${names}. What they leave comes here by itself.`);
  }
  if (all.items.length > 0 && Object.values(wanted).some(Boolean)) {
    return state("Nothing waits with these filters", "Other comments do.",
      h("button", { type: "button", onclick: clearFilters }, "Show all that waits"));
  }
  return state("All decided", "Nobody waits for an answer. New comments come here by themselves.",
    h("a", { class: "button", href: `${context.base}/review/decisions` }, "What was decided"));
}

function state(heading, text, action = null) {
  const element = emptyState({ heading, text, action, symbol: "check" });
  element.querySelector("h2").tabIndex = -1;
  return element;
}

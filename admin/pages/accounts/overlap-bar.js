import { h } from "../../core/dom.js";
import { dateMinute } from "../../core/format.js";

/** The least that is shown to the right of now, as a part of the whole. */
const ahead = 0.35;

/**
 * Secrets on a line of time, newest first: since when and until when each is good, and where now is.
 * @param {{id: string, last4: string, created_at: string, expires_at: string|null}[]} secrets
 */
export function overlapBar(secrets) {
  const now = Date.now();
  const ends = secrets.filter(({ expires_at: end }) => end).map(({ expires_at: end }) => Date.parse(end));
  const until = Math.max(now + 3_600_000, ...ends);
  // Long lives are cut off on the left, so that the overlap can be seen.
  const span = (until - now) / ahead;
  const from = until - span;
  const place = (time) => `${(100 * (Math.min(Math.max(time, from), until) - from)) / span}%`;
  const axis = h("li", { class: "axis", "aria-hidden": "true" },
    h("span", { class: "lane" }, h("span", { class: "soft small", style: { left: place(now) } }, "now")));
  return h("ul", { class: "overlap" }, axis, secrets.map(({ last4, created_at: made, expires_at: end }) => {
    const start = Date.parse(made);
    const stop = end ? Date.parse(end) : until;
    return h("li", {},
      h("span", { class: "key" }, last4 === "new" ? "New" : h("code", {}, `…${last4}`)),
      h("span", { class: "lane", "aria-hidden": "true" },
        h("span", { class: end ? "life ending" : "life",
          style: { left: place(start), right: `calc(100% - ${place(stop)})` } }),
        h("span", { class: "now", style: { left: place(now) } })),
      h("span", { class: "soft small" }, end ? `good until ${dateMinute(end)}` : last4 === "new" ? "good from now on"
        : `good since ${dateMinute(made)}`));
  }));
}

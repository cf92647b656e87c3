import { fill, h, uniqueID } from "../../core/dom.js";
import { duration, verdictWords } from "../../core/format.js";
import { accountName } from "../../core/accounts.js";
import { verdictBadge } from "../../elements/badge.js";
import { commentText } from "../../elements/comment-text.js";
import { foundTerms, textViews } from "../../elements/explanation.js";
import { problemNotice } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { authorHistory } from "./author-history.js";
import { labelsOf, reasonLine } from "./reason.js";

/**
 * One comment that waits, with all that helps to decide: what was found in it and how, and what its author is like.
 * It can have the focus, and is named so that a screen reader hears who wrote what, and why it waits.
 * @param {any} item of the queue
 * @param {{base: string, accounts: Map<string, any>, rules: Map<string, any>, wasSkipped?: boolean, me: string}} context
 * @param {Promise<any>} details the case, which may still be on its way
 * @param {import("../../core/dom.js").Child} bar the buttons
 */
export function caseView(item, context, details, bar) {
  const { event } = item;
  const ids = { who: uniqueID("who"), text: uniqueID("text"), why: uniqueID("why") };
  const author = h("aside", { class: "beside", "aria-label": "The author" }, h("span", { class: "skeleton history" }));
  const extra = h("div", { class: "extra" });
  details.then((found) => {
    if (!author.isConnected) return;
    fill(author, authorHistory(found.author, { shown: event.id, username: event.username, base: context.base }));
    fill(extra, textViews(found.explanation?.views));
  }, (error) => fill(author, error.status === 404 ? h("p", { class: "soft" }, "It does not wait any more.") : problemNotice(error)));

  const article = h("article", { class: "case card", tabindex: "-1", "aria-labelledby": `${ids.who} ${ids.text} ${ids.why}` },
    h("header", { class: "row" },
      h("h2", { id: ids.who }, h("span", { class: "unseen" }, "Comment by "), event.username ? h("bdi", {}, event.username) : "Unknown author"),
      h("span", { class: "soft" }, "on ", h("bdi", {}, accountName(context.accounts, event.account_id)), ", ", relativeTime(event.occurred_at)),
      holderNote(item, context)),
    h("div", { class: "said", id: ids.text }, commentText(event.text, event.decision?.matches ?? [])),
    h("div", { class: "why", id: ids.why },
      h("div", { class: "row" }, verdictBadge(event.decision?.verdict), labelsOf(event.decision?.labels ?? []),
        context.wasSkipped && h("span", { class: "badge" }, "Skipped before")),
      event.decision && reasonLine(event, context),
      foundTerms(event.text, event.decision?.matches ?? [])),
    extra,
    h("dl", { class: "facts small" },
      h("dt", {}, "Waiting"), h("dd", {}, duration(item.waiting_seconds),
        h("span", { class: "soft" }, event.decision?.verdict === "hold" ? ", hidden meanwhile" : ", visible meanwhile")),
      h("dt", {}, "Video"), h("dd", {}, h("span", { class: "mono" }, event.video_id)),
      event.parent_comment_id && [h("dt", {}, "Reply to"), h("dd", {},
        h("a", { class: "mono", href: `${context.base}/events?comment_id=${encodeURIComponent(event.parent_comment_id)}` }, event.parent_comment_id))],
      otherRules(event.decision, context),
      h("dt", {}, "Event"), h("dd", {}, h("a", { class: "mono", href: `${context.base}/events/${event.id}` }, event.id))),
    bar);
  return { article, author };
}

/** Other live rules that held, and what they would have done. */
function otherRules(decision, { rules }) {
  const others = (decision?.fired ?? []).filter(({ rule, layer }) => rule !== decision.rule || layer !== decision.layer);
  if (others.length === 0) return null;
  return [h("dt", {}, others.length === 1 ? "Other rule" : "Other rules"),
    h("dd", {}, others.map(({ rule, layer, verdict }, index) => [index > 0 && ", ",
      h("bdi", {}, rules.get(`${layer}/${rule}`)?.rule?.name ?? rule),
      h("span", { class: "soft" }, ` (${verdictWords[verdict]?.toLowerCase() ?? "no verdict"})`)]))];
}

function holderNote(item, { me }) {
  if (!item.lease || item.lease.holder === me) return null;
  return h("span", { class: "badge warning" }, "With ", h("bdi", {}, item.lease.holder_name ?? "somebody"));
}

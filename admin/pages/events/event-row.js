import { h } from "../../core/dom.js";
import { accountName } from "../../core/accounts.js";
import { router } from "../../core/router.js";
import { actionBadge, verdictBadge } from "../../elements/badge.js";
import { commentText, excerpt } from "../../elements/comment-text.js";
import { relativeTime } from "../../elements/time.js";
import { eventTypes } from "./event-types.js";

/**
 * One event in a line. The comment links to its story; a click anywhere on the row goes there too.
 * @param {any} event @param {{base: string, accounts: Map<string, any>}} context
 */
export function eventRow(event, { base, accounts }) {
  const href = `${base}/events/${event.id}`;
  const isNew = event.type === "comment.created";
  const open = (click) => {
    // Whoever marks text to copy it does not want to go away.
    if (click.target.closest("a") || String(getSelection())) return;
    router.go(href);
  };
  return h("tr", { class: "opens", onclick: open },
    h("td", { class: "when" }, relativeTime(event.received_at)),
    h("td", { class: "what" },
      h("a", { href }, isNew ? commentText(excerpt(event.text), []) : [eventTypes[event.type] ?? event.type, " ", h("span", { class: "mono soft" }, event.comment_id)])),
    h("td", { class: "who" }, isNew && [event.username ? h("bdi", {}, event.username) : h("span", { class: "soft" }, "Unknown"), event.parent_comment_id && h("span", { class: "soft" }, ", a reply")]),
    h("td", {}, h("bdi", {}, accountName(accounts, event.account_id))),
    h("td", {}, isNew && h("span", { class: "row" }, verdictBadge(event.decision?.verdict ?? null),
      event.review && [h("span", { class: "soft small" }, "then"), verdictBadge(event.review.verdict)])),
    h("td", {}, actionBadge(event.action?.state ?? null)));
}

import { h } from "../../core/dom.js";
import { accountName } from "../../core/accounts.js";
import { router } from "../../core/router.js";
import { actionBadge, verdictBadge } from "../../elements/badge.js";
import { commentText, excerpt } from "../../elements/comment-text.js";
import { records } from "../../elements/records.js";
import { relativeTime } from "../../elements/time.js";
import { eventTypes } from "./event-types.js";

const isNew = ({ type }) => type === "comment.created";

/**
 * Events, each in a line. The comment links to its story; a click anywhere on the row goes there too.
 * @param {{base: string, accounts: Map<string, any>}} context
 */
export function eventTable({ base, accounts }) {
  const href = ({ id }) => `${base}/events/${id}`;
  return records("Events, newest first", [
    { name: "Received", className: "when", cell: (event) => relativeTime(event.received_at) },
    { name: "Comment", className: "what", cell: (event) => h("a", { href: href(event) }, isNew(event)
      ? commentText(excerpt(event.text), [])
      : [eventTypes[event.type] ?? event.type, " ", h("span", { class: "mono soft" }, event.comment_id)]) },
    { name: "Author", className: "who", cell: (event) => (isNew(event) ? author(event) : null) },
    { name: "Account", cell: (event) => h("bdi", {}, accountName(accounts, event.account_id)) },
    { name: "Decision", cell: (event) => (isNew(event) ? decision(event) : null) },
    { name: "Action", cell: (event) => actionBadge(event.action?.state ?? null) },
  ], { className: "events", row: (event) => ({ class: "opens", onclick: (click) => open(click, href(event)) }) });
}

const author = (event) => [
  event.username ? h("bdi", {}, event.username) : h("span", { class: "soft" }, "Unknown"),
  event.parent_comment_id && h("span", { class: "soft" }, ", a reply"),
];

const decision = (event) => h("span", { class: "row" }, verdictBadge(event.decision?.verdict ?? null),
  event.review && [h("span", { class: "soft small" }, "then"), verdictBadge(event.review.verdict)]);

function open(click, href) {
  // Whoever marks text to copy it does not want to go away.
  if (click.target.closest("a") || String(getSelection())) return;
  router.go(href);
}

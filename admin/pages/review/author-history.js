import { h, uniqueID } from "../../core/dom.js";
import { counted, number, share } from "../../core/format.js";
import { verdictBadge } from "../../elements/badge.js";
import { commentText, excerpt } from "../../elements/comment-text.js";
import { relativeTime } from "../../elements/time.js";

/**
 * What else a comment's author wrote on this tenant, and what became of it.
 * @param {any|null} author AuthorHistory; null where TikTok did not say who wrote it
 * @param {{shown: string, username: string|null, base: string}} what `shown` is the event in hand
 */
export function authorHistory(author, { shown, username, base }) {
  const id = uniqueID("author");
  const name = username ? h("bdi", {}, username) : "The author";
  if (!author) {
    return h("section", { class: "author", "aria-labelledby": id }, h("h3", { id }, name),
      h("p", { class: "soft" }, "TikTok did not say who wrote this, so there is nothing to compare it with."));
  }
  const others = author.latest.filter((event) => event.id !== shown);
  return h("section", { class: "author", "aria-labelledby": id },
    h("h3", { id }, name),
    h("p", { class: "soft" }, standing(author)),
    others.length > 0
      ? h("ol", { class: "latest", "aria-label": "Latest comments" }, others.map((event) => h("li", {},
        h("a", { href: `${base}/events/${event.id}`, class: "text" }, commentText(excerpt(event.text), [])),
        h("span", { class: "row small" }, verdictBadge(event.review?.verdict ?? event.decision?.verdict ?? null),
          event.review && h("span", { class: "soft" }, "by a person"),
          h("span", { class: "soft" }, relativeTime(event.received_at))))))
      : h("p", { class: "soft" }, "No other comments."));
}

function standing({ comments, removed, since }) {
  if (comments <= 1) return "First comment on these accounts.";
  return [counted(comments, "comment"), since && [" since ", relativeTime(since)], ", ",
    removed === 0 ? "none removed" : `${number(removed)} removed (${share(removed, comments)})`, "."];
}

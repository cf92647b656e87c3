import { accountName, accountsByID } from "../../core/accounts.js";
import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Page } from "../../core/page.js";
import { session } from "../../core/session.js";
import { actionBadge, verdictBadge } from "../../elements/badge.js";
import { commentText } from "../../elements/comment-text.js";
import { relativeTime } from "../../elements/time.js";
import { actionsOf } from "./actions-of.js";
import { decideOtherwise } from "./decide-otherwise.js";
import { eventTypes } from "./event-types.js";
import { retryAction } from "./retry.js";
import { chapters } from "./story-chapters.js";
import { timeline } from "./timeline.js";

/** How often an action that is under way is looked at again, in milliseconds. */
const pace = 3000;
const isUnderWay = (action) => action?.state === "requested" || action?.state === "accepted";

/** One event's whole story, from its delivery until what was decided was seen done. */
class EventStory extends Page {
  #timer = null;

  async load() {
    const { tenant, event: id } = this.params;
    const path = `/tenants/${tenant}`;
    const options = { signal: this.signal };
    const [event, accounts, rules] = await Promise.all([
      api.get(`${path}/events/${id}`, options), accountsByID(tenant, this.signal), api.get(`${path}/rules`, options),
    ]);
    const [explanation, same, actions, decisions] = await Promise.all([
      event.decision ? api.get(`${path}/events/${id}/explanation`, options) : null,
      api.get(`${path}/events`, { ...options, query: { comment_id: event.comment_id, account: event.account_id, limit: 100 } }),
      actionsOf(event, tenant, this.signal),
      event.review ? api.get(`${path}/review-decisions`, { ...options, query: { limit: 200 } }) : null,
    ]);
    return {
      event, explanation, accounts, actions, rules: new Map(rules.rules.map((entry) => [`${entry.layer}/${entry.id}`, entry])),
      others: same.items.filter((other) => other.id !== id),
      decision: decisions?.items.find((entry) => entry.event_id === id && entry.state !== "undone") ?? null,
    };
  }

  draw(loaded) {
    const { event, accounts, actions } = loaded;
    const isComment = event.type === "comment.created";
    const action = actions.at(-1) ?? null;
    this.#lookAgain(action);
    return [
      this.head(isComment ? "Comment" : eventTypes[event.type] ?? event.type, {
        crumbs: [[`${this.base}/events`, "Events"]],
        actions: [
          isComment && event.text && h("a", { class: "button", href: `${this.base}/rules/test?event=${event.id}` }, "Try today’s rules on it"),
          isComment && decideOtherwise({ event, action, account: accounts.get(event.account_id) }, () => this.refresh()),
        ],
      }),
      h("section", { class: "card comment", "aria-label": "The comment" },
        h("div", { class: "row" },
          h("strong", {}, event.username ? h("bdi", {}, event.username) : "Unknown author"),
          h("span", { class: "soft" }, "on ", h("bdi", {}, accountName(accounts, event.account_id)), ", ", relativeTime(event.occurred_at))),
        isComment && h("div", { class: "said" }, commentText(event.text, event.decision?.matches ?? [])),
        h("div", { class: "row" }, isComment && verdictBadge(event.review?.verdict ?? event.decision?.verdict ?? null), actionBadge(action?.state ?? null)),
        ids(event, this.base)),
      h("h2", { class: "unseen" }, "What happened"),
      timeline(chapters(loaded, {
        base: this.base, me: session.operator.id, retry: session.may("manager") ? (given) => this.#retry(given) : null,
      })),
    ];
  }

  async #retry(action) {
    if (await retryAction(action, this.params.tenant)) {
      await this.refresh();
      this.querySelector("h1")?.focus();
    }
  }

  /** While TikTok is asked, the story goes on by itself. */
  #lookAgain(action) {
    clearTimeout(this.#timer);
    if (!isUnderWay(action)) return;
    this.#timer = setTimeout(() => {
      // What is read or about to be pressed is not drawn over.
      if (document.hidden || this.querySelector("button:focus, a:focus") || document.querySelector("dialog[open]")) this.#lookAgain(action);
      else this.refresh();
    }, pace);
    this.signal.addEventListener("abort", () => clearTimeout(this.#timer), { once: true });
  }
}

customElements.define("gh-event-story", EventStory);

function ids(event, base) {
  const fact = (name, value) => value && [h("dt", {}, name), h("dd", {}, value)];
  const mono = (text) => h("span", { class: "mono" }, text);
  return h("dl", { class: "facts small" },
    fact("Comment", h("a", { class: "mono", href: `${base}/events?comment_id=${encodeURIComponent(event.comment_id)}` }, event.comment_id)),
    fact("Video", mono(event.video_id)),
    fact("Reply to", event.parent_comment_id && h("a", { class: "mono", href: `${base}/events?comment_id=${encodeURIComponent(event.parent_comment_id)}` }, event.parent_comment_id)),
    fact("Author", event.user_id && mono(event.user_id)),
    fact("Event", mono(event.id)));
}

import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, number } from "../../core/format.js";
import { watchJob } from "../../core/jobs.js";
import { Page } from "../../core/page.js";
import { session } from "../../core/session.js";
import { badge, verdictBadge } from "../../elements/badge.js";
import { commentText, excerpt } from "../../elements/comment-text.js";
import { EndlessList } from "../../elements/endless-list.js";
import { records } from "../../elements/records.js";
import { emptyState, words } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { reviewTabs } from "./review-tabs.js";

const stateWords = { running: "At work", done: "", undoing: "Being taken back", undone: "Taken back" };
const isOver = ({ state }) => state === "done" || state === "undone";

/** What reviewers decided, newest first, with a way back while there is one. */
class ReviewDecisions extends Page {
  #clock = null;
  #table;

  start() {
    // The way back closes while one looks.
    this.#clock = setInterval(() => {
      for (const button of this.querySelectorAll("button[data-until]")) {
        if (new Date(button.dataset.until) <= new Date() && button !== document.activeElement) button.remove();
      }
    }, 5000);
    this.signal.addEventListener("abort", () => { clearInterval(this.#clock); this.#seen.disconnect(); });
  }

  draw() {
    this.#table = this.#records();
    return [
      this.head("Review", {
        lede: "What was decided. A decision can be taken back for 10 minutes, by whoever made it or by a manager.",
      }),
      reviewTabs(this.base),
      new EndlessList({
        path: `/tenants/${this.params.tenant}/review-decisions`, ...this.#table,
        item: (decision) => this.#row(decision),
        empty: () => emptyState({
          heading: "Nothing was decided yet", text: "What reviewers decide in the queue is listed here.",
          action: h("a", { class: "button", href: `${this.base}/review` }, "To the queue"),
        }),
      }),
    ];
  }

  #records = () => records("Decisions, newest first", [
    { name: "When", className: "when", cell: ({ created_at: at }) => relativeTime(at) },
    { name: "Reviewer", cell: ({ reviewer_name: name }) =>
      (name ? h("bdi", {}, name) : h("span", { class: "soft" }, "Somebody who is gone")) },
    { name: "Decision", className: "what", cell: (decision) => [verdictBadge(decision.verdict), this.#about(decision)] },
    { name: "Comments", className: "number", cell: comments },
    { name: "List", cell: ({ list_entry: entry }) => entry && [
      h("a", { href: `${this.base}/lists/${entry.list}` }, entry.list), " ", h("bdi", { class: "mono" }, entry.term),
      !entry.added && h("span", { class: "soft" }, " (was there)")] },
    { name: "State", cell: ({ state }) =>
      (stateWords[state] ? badge(stateWords[state], state === "undone" ? "" : "warning") : null) },
    { name: "Take back", unseen: true, cell: (decision) => this.#mayUndo(decision) && h("button", {
      type: "button", dataset: { until: decision.undo_until },
      onclick: (event) => this.#undo(decision, event.currentTarget),
    }, "Take back") },
  ], { className: "decisions" });

  #row(decision) {
    const row = this.#table.item(decision);
    const link = row.querySelector("a.said");
    if (link) this.#seen.observe(link);
    if (!isOver(decision)) this.#watch(row, decision);
    return row;
  }

  /** The row anew, of what has become of its decision. */
  #fill(row, decision) {
    const text = row.querySelector("a.said");
    fill(row, ...this.#table.item(decision).children);
    // What was fetched already is not fetched again.
    const link = row.querySelector("a.said");
    if (text?.dataset.filled && link) link.replaceWith(text);
    else if (link) this.#seen.observe(link);
  }

  /** Puts the comments' words where only their links were, as they come into sight. */
  #seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.#seen.unobserve(target);
      this.#tell(target);
    }
  }, { rootMargin: "200px" });

  async #tell(link) {
    const path = `/tenants/${this.params.tenant}/events/${link.dataset.event}`;
    const event = await api.get(path, { signal: this.signal }).catch(() => null);
    if (!event) return;
    link.dataset.filled = "1";
    fill(link, commentText(excerpt(event.text), []));
  }

  #about({ event_id: event, bulk, all_of_author: scope, comments }) {
    if (bulk) return h("span", {}, "In bulk");
    const link = event
      ? h("a", { class: "said", href: `${this.base}/events/${event}`, dataset: { event } }, "The comment")
      : counted(comments, "comment");
    const rest = { account: " and all by its author on the account", tenant: " and all by its author" }[scope];
    return h("span", {}, link, rest);
  }

  #mayUndo({ state, undo_until: until, reviewer }) {
    if (state === "undone" || state === "undoing" || new Date(until) <= new Date()) return false;
    return reviewer === session.operator.id || session.may("manager");
  }

  async #undo(decision, button) {
    const row = button.closest("tr");
    button.setAttribute("aria-busy", "true");
    try {
      const undone = await api.post(`/tenants/${this.params.tenant}/review-decisions/${decision.id}/undo`);
      this.#fill(row, undone);
      toast("Taken back", { key: "review" });
      if (!isOver(undone)) this.#watch(row, undone);
    } catch (error) {
      toast(`Not taken back. ${words(error)}`, { key: "review", seconds: 8 });
      if (error.status === 409) button.remove();
      else button.removeAttribute("aria-busy");
    }
    // The button is gone: the next one down takes its place, or the page's name.
    if (!button.isConnected) {
      const later = row.nextElementSibling?.querySelector("button") ?? this.querySelector("h1");
      later.focus();
    }
  }

  async #watch(row, decision) {
    const path = `/tenants/${this.params.tenant}/review-decisions/${decision.id}`;
    const on = (job) => { if (!row.contains(document.activeElement)) this.#fill(row, job); };
    await watchJob(path, { signal: this.signal, isOver, on }).catch(() => {});
  }
}

customElements.define("gh-review-decisions", ReviewDecisions);

function comments({ comments: count, reversed }) {
  return [
    number(count), h("span", { class: "narrow-only" }, count === 1 ? " comment" : " comments"),
    reversed > 0 && reversed < count && h("span", { class: "soft" }, `, ${number(reversed)} taken back`),
  ];
}

import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, number } from "../../core/format.js";
import { watchJob } from "../../core/jobs.js";
import { Page } from "../../core/page.js";
import { session } from "../../core/session.js";
import { badge, verdictBadge } from "../../elements/badge.js";
import { commentText } from "../../elements/comment-text.js";
import { EndlessList } from "../../elements/endless-list.js";
import { emptyState, words } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { reviewTabs } from "./review-tabs.js";

const stateWords = { running: "At work", done: "", undoing: "Being taken back", undone: "Taken back" };
const isOver = ({ state }) => state === "done" || state === "undone";

/** What reviewers decided, newest first, with a way back while there is one. */
class ReviewDecisions extends Page {
  #clock = null;

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
    const body = h("tbody", {});
    const columns = ["When", "Reviewer", "Decision", "Comments", "List", "State"];
    return [
      this.head("Review", { lede: "What was decided. A decision can be taken back for 10 minutes, by whoever made it or by a manager." }),
      reviewTabs(this.base),
      new EndlessList({
        path: `/tenants/${this.params.tenant}/review-decisions`, into: body,
        around: (into) => h("div", { class: "scroll card" }, h("table", { class: "decisions" },
          h("caption", { class: "unseen" }, "Decisions, newest first"),
          h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col", class: name === "Comments" && "number" }, name)), h("th", { scope: "col" }, h("span", { class: "unseen" }, "Take back")))), into)),
        item: (decision) => this.#row(decision),
        empty: () => emptyState({
          heading: "Nothing was decided yet", text: "What reviewers decide in the queue is listed here.",
          action: h("a", { class: "button", href: `${this.base}/review` }, "To the queue"),
        }),
      }),
    ];
  }

  #row(decision) {
    const row = h("tr", {});
    this.#fill(row, decision);
    if (!isOver(decision)) this.#watch(row, decision);
    return row;
  }

  #fill(row, decision) {
    const { list_entry: entry } = decision;
    const text = row.querySelector("a.said");
    fill(row,
      h("td", {}, relativeTime(decision.created_at)),
      h("td", {}, decision.reviewer_name ? h("bdi", {}, decision.reviewer_name) : h("span", { class: "soft" }, "Somebody who is gone")),
      h("td", { class: "what" }, h("div", {}, verdictBadge(decision.verdict), this.#about(decision))),
      h("td", { class: "number" }, number(decision.comments), h("span", { class: "narrow-only" }, decision.comments === 1 ? " comment" : " comments"), decision.reversed > 0 && decision.reversed < decision.comments && h("span", { class: "soft" }, `, ${number(decision.reversed)} taken back`)),
      h("td", {}, entry && [h("a", { href: `${this.base}/lists/${entry.list}` }, entry.list), " ", h("bdi", { class: "mono" }, entry.term), !entry.added && h("span", { class: "soft" }, " (was there)")]),
      h("td", {}, stateWords[decision.state] && badge(stateWords[decision.state], decision.state === "undone" ? "" : "warning")),
      h("td", {}, this.#mayUndo(decision) && h("button", {
        type: "button", dataset: { until: decision.undo_until }, onclick: (event) => this.#undo(row, decision, event.currentTarget),
      }, "Take back")));
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
    const event = await api.get(`/tenants/${this.params.tenant}/events/${link.dataset.event}`, { signal: this.signal }).catch(() => null);
    if (!event) return;
    link.dataset.filled = "1";
    fill(link, commentText(event.text, event.decision?.matches ?? []));
  }

  #about({ event_id: event, bulk, all_of_author: scope, comments }) {
    if (bulk) return h("span", {}, "In bulk");
    const link = event ? h("a", { class: "said", href: `${this.base}/events/${event}`, dataset: { event } }, "The comment") : counted(comments, "comment");
    const rest = { account: " and all by its author on the account", tenant: " and all by its author" }[scope];
    return h("span", {}, link, rest);
  }

  #mayUndo(decision) {
    if (decision.state === "undone" || decision.state === "undoing" || new Date(decision.undo_until) <= new Date()) return false;
    return decision.reviewer === session.operator.id || session.may("manager");
  }

  async #undo(row, decision, button) {
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
    await watchJob(path, { signal: this.signal, isOver, on: (job) => { if (!row.contains(document.activeElement)) this.#fill(row, job); } }).catch(() => {});
  }
}

customElements.define("gh-review-decisions", ReviewDecisions);

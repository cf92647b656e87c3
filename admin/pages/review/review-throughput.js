import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { date, duration, number, share } from "../../core/format.js";
import { Page } from "../../core/page.js";
import { router } from "../../core/router.js";
import { card, emptyState } from "../../elements/states.js";
import { reviewTabs } from "./review-tabs.js";

const periods = { 7: "7 days", 30: "30 days", 92: "92 days" };

/** What each reviewer did, together and by day. */
class ReviewThroughput extends Page {
  get #days() { return periods[this.query.get("days")] ? Number(this.query.get("days")) : 7; }

  async load() {
    const since = new Date(Date.now() - (this.#days - 1) * 86_400_000).toISOString().slice(0, 10);
    return api.all(`/tenants/${this.params.tenant}/review-throughput`, { query: { since }, signal: this.signal }, 10_000);
  }

  draw(days) {
    return [
      this.head("Review", {
        lede: "What each reviewer decided. Decisions that their reviewers took back are not counted.",
        actions: h("div", { class: "modes", role: "group", "aria-label": "Period" }, Object.entries(periods).map(([count, name]) =>
          h("button", { type: "button", "aria-pressed": String(Number(count) === this.#days), onclick: () => this.#show(count) }, name))),
      }),
      reviewTabs(this.base),
      days.length === 0
        ? emptyState({ heading: "Nothing was decided", text: `No reviewer decided anything within the last ${periods[this.#days]}.`, action: h("a", { class: "button", href: `${this.base}/review` }, "To the queue") })
        : [card("Reviewers", { flush: true, body: table("Reviewers, the busiest first", ["Reviewer", "Days"], reviewers(days)) }),
          card("By day", { flush: true, body: table("Reviewers by day, newest first", ["Day (UTC)", "Reviewer"], byDay(days), true) })],
    ];
  }

  /** Draws another period, with the focus on the button that was pressed. */
  async #show(count) {
    router.setQuery({ days: count === "7" ? null : count });
    this.addEventListener("drawn", () => this.querySelector('.modes [aria-pressed="true"]')?.focus(), { once: true });
  }
}

customElements.define("gh-review-throughput", ReviewThroughput);

function table(caption, names, rows, hasWait = false) {
  const figures = ["One at a time", "Allowed", "Hidden", "Deleted", "In bulk", ...(hasWait ? ["Median wait"] : []), "Overturned"];
  return h("div", { class: "scroll" }, h("table", {},
    h("caption", { class: "unseen" }, caption),
    h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col" }, name)), figures.map((name) => h("th", { scope: "col", class: "number" }, name)))),
    h("tbody", {}, rows.map(({ head, second, sum, wait }) => h("tr", {},
      h("th", { scope: "row" }, head), h("td", {}, second),
      [sum.decided, sum.allowed, sum.hidden, sum.deleted, sum.in_bulk].map((value) => h("td", { class: "number" }, number(value))),
      hasWait && h("td", { class: "number" }, duration(wait)),
      h("td", { class: "number" }, number(sum.overturned), h("span", { class: "soft" }, sum.overturned > 0 && ` (${share(sum.overturned, sum.decided + sum.in_bulk)})`)))))));
}

const nameOf = (entry) => (entry.reviewer_name ? h("bdi", {}, entry.reviewer_name) : "Somebody who is gone");

function reviewers(days) {
  const found = Map.groupBy(days, ({ reviewer }) => reviewer ?? "");
  const add = (entries, member) => entries.reduce((sum, entry) => sum + entry[member], 0);
  return [...found.values()].map((entries) => ({
    head: nameOf(entries[0]), second: h("span", { class: "number" }, number(entries.length)),
    sum: Object.fromEntries(["decided", "allowed", "hidden", "deleted", "in_bulk", "overturned"].map((member) => [member, add(entries, member)])),
  })).toSorted((one, other) => other.sum.decided - one.sum.decided);
}

const byDay = (days) => days.toReversed().map((entry) => ({ head: date(entry.day), second: nameOf(entry), sum: entry, wait: entry.median_wait_seconds }));

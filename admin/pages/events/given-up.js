import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { dayEnd, dayStart } from "../../core/days.js";
import { number } from "../../core/format.js";
import { accountNames } from "../../core/names.js";
import { session } from "../../core/session.js";
import { confirmed } from "../../elements/dialog.js";
import { EndlessList } from "../../elements/endless-list.js";
import { FilteredPage } from "../../elements/filtered-page.js";
import { leaveRow } from "../../elements/leave-row.js";
import { records } from "../../elements/records.js";
import { rowMenu } from "../../elements/row-menu.js";
import { emptyState, words } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { actionTabs } from "./event-tabs.js";
import { actionNames, failureHints, failureWords } from "./action-words.js";
import { previewRetry, retryJob } from "./retry-in-bulk.js";

/** Actions that were given up, with why, and the trying again of one or many. */
class GivenUp extends FilteredPage {
  #accounts = new Map();
  #job = h("div", {});

  async load() {
    const [accounts, { items: jobs }] = await Promise.all([
      accountNames(this.tenant.id, this.signal),
      api.get(`${this.base}/retry-jobs`, { signal: this.signal, query: { limit: 1 } }),
    ]);
    this.#accounts = accounts;
    return jobs.find(({ state }) => state === "running") ?? null;
  }

  draw(running) {
    if (running) this.#watch(running, null);
    return [
      this.head("Given up", {
        lede: "Actions that TikTok did not carry out to the last attempt, or never will. Their comments stand as they are.",
        actions: session.may("manager") && h("button", { type: "button", onclick: () => this.#retryAll() },
          "Retry what is shown"),
      }),
      actionTabs(this.base),
      this.#job,
      this.filtered("Given up actions", [
        { name: "account", label: "Account", options: [["", "All"], ...this.#accounts] },
        { name: "kind", label: "Action", options: [["", "All"], ...Object.entries(actionNames)] },
        { name: "failure", label: "Why", options: [["", "All"], ...Object.entries(failureWords)] },
        { name: "since", label: "From", type: "date" },
        { name: "until", label: "To", type: "date" },
      ]),
    ];
  }

  list(query) {
    const table = records("Given up actions", [
      {
        name: "Action", heads: true,
        cell: ({ requested, carried_out_as: done, event_id: event, comment_id: comment }) => [
          h("a", { href: `${this.base}/events/${event}` }, actionNames[requested], h("span", { class: "unseen" },
            ` comment ${comment}`)),
          done !== requested && h("span", { class: "soft" }, `, as ${actionNames[done].toLowerCase()}`),
        ],
      },
      { name: "Account", cell: ({ account_id: id }) => h("bdi", {}, this.#accounts.get(id) ?? id) },
      {
        name: "Why",
        cell: ({ failure, last_error: fault, text }) => [
          h("p", { title: failureHints[failure] }, failureWords[failure] ?? "Not known"),
          fault && h("p", { class: "soft small" }, h("bdi", {}, fault)),
          text && h("p", { class: "small" }, "Reply: ", h("bdi", {}, text)),
        ],
      },
      { name: "Attempts", className: "number", cell: ({ attempts }) => number(attempts) },
      { name: "Given up", cell: ({ updated_at: at }) => relativeTime(at) },
      session.may("manager") && {
        name: "Actions", unseen: true, className: "snug",
        cell: (action) => rowMenu("this action", [["Retry it", () => this.#retry(action)]]),
      },
    ].filter(Boolean));
    return new EndlessList({
      path: `${this.base}/dead-letters`,
      query: {
        account: query.get("account"), kind: query.get("kind"), failure: query.get("failure"),
        since: dayStart(query.get("since")), until: dayEnd(query.get("until")),
      },
      ...table,
      item: (action) => { const row = table.item(action); row.dataset.id = action.id; return row; },
      empty: () => (query.size > 0
        ? emptyState({ symbol: "search", heading: "Nothing fits",
          text: "No action that was given up fits all of the filters." })
        : emptyState({ symbol: "check", heading: "Nothing was given up",
          text: "All that was asked of TikTok was done, or is still being tried." })),
    });
  }

  async #retry(action) {
    const path = `${this.base}/actions/${action.id}/retry`;
    try {
      if (action.failure === "outcome_unknown" && action.requested === "reply") {
        const done = await confirmed({
          title: "Send the reply, perhaps twice?", action: "Send it", danger: true,
          text: "Nobody knows whether TikTok took it. Look at the video first: if the reply is there, it would stand "
            + "there twice.",
          run: () => api.post(path, { may_send_twice: true }),
        });
        if (!done) return;
      } else await api.post(path);
      toast("It is tried again, with all attempts anew.");
      leaveRow(this.querySelector(`[data-id="${action.id}"]`));
    } catch (error) {
      toast(words(error), { seconds: 10 });
    }
  }

  async #retryAll() {
    const query = this.query;
    const started = await previewRetry({
      base: this.base, accounts: this.#accounts,
      filter: {
        account: query.get("account"), kind: query.get("kind"), failure: query.get("failure"),
        from: dayStart(query.get("since")), to: dayEnd(query.get("until")),
      },
    });
    if (started) this.#watch(started.job, started.all);
  }

  #watch(job, all) {
    this.#job.replaceChildren(retryJob({ base: this.base, job, all, over: () => this.showList() }));
  }
}

customElements.define("gh-given-up", GivenUp);

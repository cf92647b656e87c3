import { h } from "../../core/dom.js";
import { counted, dateTime, duration } from "../../core/format.js";
import { accountNames } from "../../core/names.js";
import { actionBadge } from "../../elements/badge.js";
import { EndlessList } from "../../elements/endless-list.js";
import { FilteredPage } from "../../elements/filtered-page.js";
import { records } from "../../elements/records.js";
import { emptyState } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { actionTabs } from "./event-tabs.js";
import { actionNames, failureHints, failureWords } from "./action-words.js";

const states = [
  ["", "All"], ["requested", "Requested: waits for its attempt"], ["accepted", "Accepted by TikTok"],
  ["confirmed", "Confirmed: seen done"],
  ["failed", "Failed at once"], ["dead", "Dead: given up"], ["withdrawn", "Withdrawn"],
];
const confirmers = { echo: "by TikTok's event", read: "by a look at the comment", answer: "by TikTok's answer" };

/** What was asked of TikTok, and how far each is. */
class Actions extends FilteredPage {
  #accounts = new Map();

  async load() { this.#accounts = await accountNames(this.tenant.id, this.signal); }

  draw() {
    return [
      this.head("Actions", { lede: "What was asked of TikTok: comments to be hidden, shown or deleted, and replies." }),
      actionTabs(this.base),
      this.filtered("Actions", [
        { name: "account", label: "Account", options: [["", "All"], ...this.#accounts] },
        { name: "state", label: "State", options: states },
      ]),
    ];
  }

  list(query) {
    return new EndlessList({
      path: `${this.base}/actions`, query: { account: query.get("account"), state: query.get("state") },
      ...records("Actions", [
        {
          name: "Action", heads: true,
          cell: ({ requested, carried_out_as: done, event_id: event, comment_id: comment, urgency }) => [
            h("a", { href: `${this.base}/events/${event}` }, actionNames[requested], h("span", { class: "unseen" },
              ` comment ${comment}`)),
            h("span", { class: "soft" }, done !== requested && `, as ${actionNames[done].toLowerCase()}`,
              urgency === "background" && ", in bulk"),
          ],
        },
        { name: "Account", cell: ({ account_id: id }) => h("bdi", {}, this.#accounts.get(id) ?? id) },
        { name: "State", cell: ({ state }) => actionBadge(state) },
        { name: "How it stands", cell: standing },
        { name: "Asked for", cell: ({ created_at: at }) => relativeTime(at) },
      ]),
      empty: () => (query.size > 0
        ? emptyState({ symbol: "search", heading: "Nothing fits", text: "No action fits all of the filters." })
        : emptyState({ symbol: "actions", heading: "Nothing was asked of TikTok yet",
          text: "Once a rule or a reviewer hides a comment, the call to TikTok stands here." })),
    });
  }
}

customElements.define("gh-actions", Actions);

const lapse = (from, to) => duration((new Date(to) - new Date(from)) / 1000);

/** Where an action is, in a few words. */
function standing(action) {
  const {
    state, attempts, next_attempt_at: next, created_at: created, accepted_at: accepted, confirmed_at: confirmed,
    confirmed_by: by, unseen_at: unseen, drifts, failure, text,
    last_error: fault,
  } = action;
  return [
    state === "requested" && h("p", {}, attempts > 0 && `${counted(attempts, "attempt")}, `,
      next ? ["next ", relativeTime(next)] : "waits"),
    state === "accepted" && h("p", {}, relativeTime(accepted), unseen ? ", and nobody could see whether it was done"
      : ", to be seen done"),
    state === "confirmed" && h("p", { title: dateTime(confirmed) }, `After ${lapse(created, confirmed)}`,
      by && `, ${confirmers[by]}`),
    failure && h("p", { title: failureHints[failure] }, failureWords[failure],
      `, after ${counted(attempts, "attempt")}`),
    drifts > 0 && h("p", { class: "soft small" }, `Accepted ${counted(drifts, "time")} and not done`),
    fault && state !== "confirmed" && h("p", { class: "soft small" }, h("bdi", {}, fault)),
    text && h("p", { class: "small" }, "Reply: ", h("bdi", {}, text)),
  ];
}

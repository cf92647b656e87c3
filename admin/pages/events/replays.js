import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { accountNames } from "../../core/names.js";
import { number, stateOf } from "../../core/format.js";
import { Page } from "../../core/page.js";
import { router } from "../../core/router.js";
import { badge } from "../../elements/badge.js";
import { EndlessList } from "../../elements/endless-list.js";
import { records } from "../../elements/records.js";
import { emptyState } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { eventTabs } from "./event-tabs.js";
import { replayForm, selectionText } from "./replay-form.js";
import { replayView } from "./replay-view.js";

const tones = { running: "warning", done: "good", cancelled: "", outdated: "warning" };

/** Deciding stored comments once more by today's rules: first to see, then to do. */
class Replays extends Page {
  #accounts = new Map();
  #shown = h("div", {});
  #list = h("div", {});

  async load() {
    const [accounts, { items: newest }] = await Promise.all([
      accountNames(this.tenant.id, this.signal),
      api.get(`${this.base}/replays`, { signal: this.signal, query: { limit: 1 } }),
    ]);
    this.#accounts = accounts;
    return newest[0]?.state === "running" ? newest[0].id : null;
  }

  draw(running) {
    this.#showReplay(this.query.get("replay") ?? running);
    this.#showList();
    return [
      this.head("Replays", {
        lede: "Stored comments decided once more by the rules in force. Comparing changes nothing; what it finds can "
          + "then be carried out.",
        actions: h("button", { type: "button", class: "primary", onclick: () => this.#compare() },
          "Compare with today's rules"),
      }),
      eventTabs(this.base),
      this.#shown,
      this.#list,
    ];
  }

  queryChanged() { this.#showReplay(this.query.get("replay")); }

  #showReplay(id) {
    fill(this.#shown, id && replayView({
      base: this.base, id, accounts: this.#accounts, over: () => this.#showList(),
      acted: (replay) => { router.setQuery({ replay: replay.id }, { replace: false }); this.#showList(); },
    }));
  }

  #showList() {
    const table = records("Replays", [
      {
        name: "Begun", heads: true,
        cell: ({ id, created_at: at }) => h("a", { href: `${this.base}/replays?replay=${id}` }, relativeTime(at)),
      },
      { name: "What it does", cell: ({ mode }) => (mode === "compare" ? "Compares" : "Carries out") },
      { name: "Comments", cell: ({ selection }) => selectionText(selection, this.#accounts) },
      { name: "Looked at", className: "number", cell: ({ counts }) => number(counts.examined) },
      {
        name: "Otherwise", className: "number",
        cell: ({ mode, counts }) => number(mode === "act" ? counts.replaced : counts.newly_hidden + counts.released
          + counts.changed),
      },
      { name: "State", cell: ({ state }) => badge(stateOf(state), tones[state]) },
    ]);
    fill(this.#list, new EndlessList({
      path: `${this.base}/replays`, ...table,
      empty: () => emptyState({
        symbol: "rules", heading: "No replay yet",
        text: "After rules were changed, a comparison says which comments of the last days would be hidden or shown "
          + "by them.",
      }),
    }));
  }

  async #compare() {
    const replay = await replayForm({ base: this.base, accounts: this.#accounts });
    if (!replay) return;
    router.setQuery({ replay: replay.id }, { replace: false });
    this.#showList();
  }
}

customElements.define("gh-replays", Replays);

import { api } from "../../core/api.js";
import { accountsByID } from "../../core/accounts.js";
import { fill, h } from "../../core/dom.js";
import { counted, duration, number } from "../../core/format.js";
import { shortcut } from "../../core/keys.js";
import { Page } from "../../core/page.js";
import { router } from "../../core/router.js";
import { session } from "../../core/session.js";
import { Decider } from "./decider.js";
import { Desk } from "./desk.js";
import { clearFilters, filterRow, filtersOf } from "./filters.js";
import { OneAtATime } from "./one-at-a-time.js";
import { QueueList } from "./queue-list.js";
import { reviewTabs } from "./review-tabs.js";

/** How often the queue is counted, in milliseconds. */
const pace = 15_000;
/** New comments are announced this often at most. */
const quiet = 60_000;

/** Comments that wait for a person: one at a time, or as a list. */
class ReviewQueue extends Page {
  #desk;
  #decider;
  #names = null;
  #limits = null;
  /** Who reviewed lately, to filter by. */
  #reviewers = new Map();
  #area = h("div", { class: "area" });
  #filters = h("div", {});
  #standing = h("span", {});
  #news = h("span", { class: "unseen", role: "status" });
  #announcedAt = 0;
  #shown = null;

  start() {
    const { tenant } = this.params;
    this.#desk = new Desk(tenant, session.operator.id, this.signal);
    this.#decider = new Decider(tenant, (ids) => {
      this.#count();
      this.#view?.back(ids);
    });
    shortcut("z", "Take the last decision back", () => this.#decider.undo(), this.signal);
    shortcut("v", "One at a time, or a list", () => this.#setMode(this.#isList ? null : "list"), this.signal);
    shortcut("b", "Decide about many", () => this.#bulk(), this.signal);
    // Comments were given back when the window was left; a page that the browser kept begins anew.
    addEventListener("pageshow", (event) => { if (event.persisted) this.#view?.open(); }, { signal: this.signal });
    const clock = setInterval(() => this.#tick(), pace);
    this.signal.addEventListener("abort", () => clearInterval(clock));
  }

  async load() {
    const { tenant } = this.params;
    const [accounts, rules, limits, days] = await Promise.all([
      accountsByID(tenant, this.signal),
      api.get(`/tenants/${tenant}/rules`, { signal: this.signal }),
      api.get(`/tenants/${tenant}/review-limits`, { signal: this.signal }),
      api.get(`/tenants/${tenant}/review-throughput`, { signal: this.signal }),
    ]);
    this.#reviewers = new Map(days.items.filter(({ reviewer }) => reviewer).map(({ reviewer, reviewer_name: name }) => [reviewer, name ?? reviewer]));
    this.#reviewers.set(session.operator.id, "You");
    this.#names = { accounts, rules: new Map(rules.rules.map((entry) => [`${entry.layer}/${entry.id}`, entry])) };
    this.#limits = limits;
  }

  draw() {
    this.#shown = null;
    this.#stand();
    const page = [
      this.head("Review", {
        lede: [this.#standing, this.#news],
        actions: [this.#switch(), h("button", { type: "button", "aria-keyshortcuts": "b", onclick: () => this.#bulk() }, "Decide about many")],
      }),
      reviewTabs(this.base), this.#filters, this.#area,
    ];
    this.#show();
    return page;
  }

  queryChanged() { this.#show(); }

  get #isList() { return this.query.get("mode") === "list"; }
  get #view() { return this.#area.firstElementChild; }

  /** Shows the mode that the address names, with its filters; nothing where neither changed. */
  #show() {
    if (!this.#names) return;
    const filters = filtersOf(this.query, this.#isList);
    const wanted = JSON.stringify([this.#isList, filters, this.query.get("event")]);
    if (wanted === this.#shown) return;
    // Whoever filters goes on filtering; whoever changed the mode or opened a comment wants to go on with comments.
    const takesFocus = this.#shown !== null && !this.#filters.contains(document.activeElement);
    this.#shown = wanted;
    const focused = this.#filters.contains(document.activeElement) && document.activeElement.previousElementSibling?.textContent;
    fill(this.#filters, filterRow({ query: this.query, ...this.#names, holders: this.#isList ? [...this.#reviewers] : null }));
    if (focused) [...this.#filters.querySelectorAll("label")].find((label) => label.textContent === focused)?.nextElementSibling.focus();
    for (const button of this.querySelectorAll(".modes button")) button.setAttribute("aria-pressed", String((button.value === "list") === this.#isList));
    if (this.#isList) this.#desk.release();
    const context = this.#context(takesFocus);
    fill(this.#area, this.#isList ? new QueueList(context) : new OneAtATime(context));
  }

  #context(takesFocus) {
    return {
      takesFocus, desk: this.#desk, decider: this.#decider, tenant: this.params.tenant,
      context: { base: this.base, me: session.operator.id, ...this.#names },
      filters: () => filtersOf(this.query, this.#isList), query: () => this.query, clearFilters,
      changed: (by) => this.#changed(by),
    };
  }

  #switch() {
    const mode = (value, name) => h("button", {
      type: "button", value, "aria-pressed": String((value === "list") === this.#isList), onclick: () => this.#setMode(value || null),
    }, name);
    return h("div", { class: "modes", role: "group", "aria-label": "How the queue is shown" }, mode("", "One at a time"), mode("list", "List"));
  }

  #setMode(mode) { router.setQuery({ mode, event: null, ...(mode ? {} : { holder: null }) }); }

  /** Counts by hand what was decided here, until the gateway is asked again. */
  #changed(by) {
    this.#limits.waiting = Math.max(0, this.#limits.waiting + by);
    this.#stand();
  }

  /** While somebody works, the queue is counted; a window that is left alone lets its session end. */
  async #tick() {
    if (document.hidden || !this.#desk.isWorkedAt || !this.#limits) return;
    const former = this.#limits.waiting;
    await this.#count();
    const more = this.#limits.waiting - former;
    if (more > 0) {
      if (this.#view?.isIdle) this.#view.open();
      else this.#view?.arrived?.(more);
      this.#announce(more);
    }
  }

  async #count() {
    const limits = await api.get(`/tenants/${this.params.tenant}/review-limits`, { signal: this.signal }).catch(() => null);
    if (!limits) return;
    this.#limits = limits;
    this.#stand();
  }

  #stand() {
    const { waiting, oldest_waiting_seconds: oldest, exceeded } = this.#limits;
    fill(this.#standing, waiting === 0 ? "Nothing waits."
      : [h("span", { class: "number" }, `${counted(waiting, "comment waits", "comments wait")}, the oldest for ${duration(oldest)}.`),
        exceeded && h("span", { class: "over" }, " That is over the limit.")]);
    this.closest("gh-shell")?.waiting(waiting);
  }

  #announce(more) {
    if (Date.now() - this.#announcedAt < quiet) return;
    this.#announcedAt = Date.now();
    fill(this.#news, `${number(more)} more to review`);
  }

  async #bulk() {
    const { decideInBulk } = await import("./bulk.js");
    const decision = await decideInBulk({ tenant: this.params.tenant, ...this.#names, filters: filtersOf(this.query, false) });
    if (!decision) return;
    this.#decider.remember(decision, decision.state === "done" ? `Decided: ${counted(decision.comments, "comment")}` : "Deciding goes on in the background");
    this.#count();
    this.#view?.open({ focus: true });
  }
}

customElements.define("gh-review-queue", ReviewQueue);

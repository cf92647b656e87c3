import { fill, h, uniqueID } from "../../core/dom.js";
import { counted, duration } from "../../core/format.js";
import { shortcut } from "../../core/keys.js";
import { accountName } from "../../core/accounts.js";
import { router } from "../../core/router.js";
import { verdictBadge } from "../../elements/badge.js";
import { commentText } from "../../elements/comment-text.js";
import { EndlessList } from "../../elements/endless-list.js";
import { problemNotice } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { movedOn } from "./decider.js";
import { nothingWaits } from "./nothing.js";

/** The queue as a list, to choose several and decide about them at once. */
export class QueueList extends HTMLElement {
  #context;
  /** What is in the list, by event: the row, its box and the item. */
  #rows = new Map();
  #active = null;
  #anchor = null;
  #said = h("span", { class: "number", role: "status" });
  #trouble = h("div", {});
  #body = h("ul", { class: "queue" });
  #place = h("div", {});
  #news = h("div", { class: "news" });
  #leaving = new AbortController();
  #isBusy = false;

  /** @param {any} context see review-queue.js */
  constructor(context) {
    super();
    this.#context = context;
  }

  connectedCallback() {
    const { signal } = this.#leaving;
    const keys = [
      ["a", "Allow what is chosen, or the comment in hand", () => this.#decide("allow")],
      ["h", "Hide it", () => this.#decide("hide")],
      ["d", "Delete it, where TikTok cannot hide", () => this.#decide("delete")],
      ["j", "Next comment", () => this.#move(1)],
      ["k", "Previous comment", () => this.#move(-1)],
      ["ArrowDown", "Next comment", () => this.#move(1)],
      ["ArrowUp", "Previous comment", () => this.#move(-1)],
      ["J", "Choose on downwards", () => this.#stretch(1)],
      ["K", "Choose on upwards", () => this.#stretch(-1)],
      ["x", "Choose all, or none", () => this.#chooseAll()],
      ["o", "Open the comment", () => this.#openActive()],
    ];
    for (const [key, name, run] of keys) shortcut(key, name, run, signal);
    const button = (name, key, verdict, className) =>
      h("button", { type: "button", class: className, onclick: () => this.#decide(verdict) },
        name, h("kbd", { "aria-hidden": "true" }, key));
    fill(this,
      h("div", { class: "chosen-bar" }, h("label", { class: "check" },
        h("input", { type: "checkbox", class: "all", onchange: () => this.#chooseAll() }), h("span", {}, "All shown")),
      this.#said,
      h("div", { class: "row" }, button("Allow", "A", "allow", "good"), button("Hide", "H", "hide", "remove"),
        button("Delete", "D", "delete", "remove"))),
      this.#trouble, this.#place, this.#news);
    this.open({ focus: this.#context.takesFocus });
  }

  disconnectedCallback() { this.#leaving.abort(); }

  /**
   * Begins anew, with what the filters let through.
   * @param {{focus?: boolean}} [how] whether the first is to have the focus
   */
  open({ focus = false } = {}) {
    const { tenant, filters } = this.#context;
    this.#rows.clear();
    fill(this.#news);
    this.#active = null;
    this.#body = h("ul", { class: "queue", "aria-label": "Comments that wait" });
    const empty = () => {
      const place = h("div", {});
      nothingWaits(this.#context).then((element) => fill(place, element));
      return place;
    };
    fill(this.#place, new EndlessList({
      path: `/tenants/${tenant}/review-queue`, query: filters(), into: this.#body, pageSize: 100, empty,
      item: (item) => this.#row(item),
      // Once they are in the list.
      onpage: () => queueMicrotask(() => {
        if (focus) this.#rows.get(this.#active)?.box.focus();
        focus = false;
        this.#say();
      }),
    }));
    this.#say();
  }

  /** Comments wait again that were decided about. */
  async back() { this.open({ focus: true }); }

  get isIdle() { return this.#rows.size === 0; }

  /** More wait than are shown. They would come last, so they are offered there and nothing moves. @param {number} more */
  arrived(more) {
    fill(this.#news, h("button", { type: "button", onclick: () => this.open({ focus: true }) },
      `Show ${counted(more, "new comment")}`));
  }

  #row(item) {
    const { event } = item;
    const { context } = this.#context;
    const ids = { text: uniqueID("text"), more: uniqueID("more") };
    const { decision } = event;
    const rule = context.rules.get(`${decision?.layer}/${decision?.rule}`)?.rule?.name ?? decision?.rule;
    const isOthers = item.in_bulk || (item.lease && item.lease.holder !== context.me);
    const box = h("input", {
      type: "checkbox", tabindex: this.#active ? "-1" : "0", "aria-labelledby": ids.text, "aria-describedby": ids.more,
      onchange: () => this.#say(), onfocus: () => this.#activate(event.id),
      onclick: (click) => this.#clicked(event.id, click.shiftKey),
      "aria-disabled": isOthers && "true",
    });
    const row = h("li", { class: isOthers && "others" }, box,
      h("div", { class: "line" },
        h("a", { class: "said", id: ids.text, tabindex: "-1", href: this.#address(event.id) },
          commentText(event.text, decision?.matches ?? [])),
        h("div", { class: "row small", id: ids.more },
          verdictBadge(decision?.verdict),
          h("span", {}, event.username ? h("bdi", {}, event.username) : "Unknown author"),
          h("span", { class: "soft" }, h("bdi", {}, accountName(context.accounts, event.account_id))),
          rule && h("span", { class: "soft" }, h("bdi", {}, rule)),
          h("span", { class: "soft" }, `waits ${duration(item.waiting_seconds)}`),
          this.#holder(item))));
    this.#rows.set(event.id, { row, box, item, isOthers });
    this.#active ??= event.id;
    return row;
  }

  #holder({ in_bulk: inBulk, lease }) {
    if (inBulk) return h("span", { class: "badge warning" }, "In a decision in bulk");
    if (!lease) return null;
    if (lease.holder === this.#context.context.me) return h("span", { class: "badge" }, "With you");
    return h("span", { class: "badge warning" }, "With ", h("bdi", {}, lease.holder_name ?? "somebody"));
  }

  #address(id) {
    const query = new URLSearchParams(location.search);
    query.delete("mode");
    query.delete("holder");
    query.set("event", id);
    return `${location.pathname}?${query}`;
  }

  #activate(id) {
    const former = this.#rows.get(this.#active);
    if (former) former.box.tabIndex = -1;
    this.#active = id;
    const entry = this.#rows.get(id);
    if (entry) entry.box.tabIndex = 0;
  }

  #clicked(id, isRange) {
    const entry = this.#rows.get(id);
    if (entry.isOthers) {
      entry.box.checked = false;
      const holder = entry.item.in_bulk ? "A decision in bulk" : entry.item.lease.holder_name ?? "Somebody";
      toast(`${holder} has it`, { key: "elsewhere", seconds: 3 });
    }
    if (isRange && this.#anchor) this.#between(this.#anchor, id, entry.box.checked);
    this.#anchor = id;
    this.#say();
  }

  #between(from, to, isChosen) {
    const all = [...this.#rows.keys()];
    const [first, last] = [all.indexOf(from), all.indexOf(to)].toSorted((one, other) => one - other);
    for (const id of all.slice(Math.max(0, first), last + 1)) {
      const { box, isOthers } = this.#rows.get(id);
      if (!isOthers) box.checked = isChosen;
    }
  }

  #move(step) {
    const all = [...this.#rows.keys()];
    const at = all.indexOf(this.#active);
    const hasFocus = this.#rows.get(this.#active)?.box === document.activeElement;
    const next = all[hasFocus ? Math.max(0, Math.min(all.length - 1, at + step)) : Math.max(0, at)];
    const box = this.#rows.get(next)?.box;
    box?.focus();
    box?.closest("li").scrollIntoView({ block: "nearest" });
  }

  #stretch(step) {
    const here = this.#rows.get(this.#active);
    if (here && !here.isOthers) here.box.checked = true;
    this.#move(step);
    const there = this.#rows.get(this.#active);
    if (there && !there.isOthers) there.box.checked = true;
    this.#say();
  }

  #chooseAll() {
    const free = [...this.#rows.values()].filter(({ isOthers }) => !isOthers);
    const isAll = free.every(({ box }) => box.checked);
    free.forEach(({ box }) => { box.checked = !isAll; });
    this.#say();
  }

  #openActive() { if (this.#active) router.go(this.#address(this.#active)); }

  #chosen() { return [...this.#rows.values()].filter(({ box }) => box.checked); }

  #say() {
    const chosen = this.#chosen().length;
    fill(this.#said, chosen === 0 ? "None chosen" : `${counted(chosen, "comment")} chosen`);
    const all = this.querySelector("input.all");
    if (!all) return;
    const free = [...this.#rows.values()].filter(({ isOthers }) => !isOthers);
    all.checked = chosen > 0 && chosen === free.length;
    all.indeterminate = chosen > 0 && chosen < free.length;
  }

  async #decide(verdict) {
    if (this.#isBusy) return;
    const entries = this.#chosen();
    const active = this.#rows.get(this.#active);
    if (entries.length === 0 && active?.box === document.activeElement && !active.isOthers) entries.push(active);
    if (entries.length === 0) return toast("Choose comments first, with Space", { key: "review", seconds: 4 });
    const { accounts } = this.#context.context;
    const items = entries.map(({ item }) => item);
    if (verdict === "delete" && items.some(({ event }) => accounts.get(event.account_id)?.dialect !== "open")) {
      return toast("Some of these are on accounts where TikTok cannot delete; H removes them all", { key: "review" });
    }
    this.#isBusy = true;
    fill(this.#trouble);
    let elsewhere = 0;
    let done = 0;
    let trouble = null;
    const decided = await this.#context.decider.decideAll(items, verdict, (item, error) => {
      done += 1;
      if (items.length > 3) fill(this.#said, `${done} of ${items.length}`);
      if (error && !movedOn(error)) trouble ??= error;
      else this.#remove(item.event.id);
      if (error && movedOn(error)) elsewhere += 1;
    });
    this.#isBusy = false;
    this.#context.changed(-decided);
    if (elsewhere > 0) {
      toast(`${counted(elsewhere, "comment")} had moved on: decided, taken or gone meanwhile`, { key: "elsewhere", seconds: 7 });
    }
    if (trouble) fill(this.#trouble, problemNotice(trouble));
    this.#say();
    this.#focusActive();
  }

  #remove(id) {
    const entry = this.#rows.get(id);
    if (!entry) return;
    const all = [...this.#rows.keys()];
    const at = all.indexOf(id);
    if (this.#active === id) this.#active = all[at + 1] ?? all[at - 1] ?? null;
    if (this.#anchor === id) this.#anchor = null;
    entry.row.remove();
    this.#rows.delete(id);
  }

  #focusActive() {
    const entry = this.#rows.get(this.#active);
    if (!entry) return this.open({ focus: true });
    entry.box.tabIndex = 0;
    entry.box.focus();
    entry.row.scrollIntoView({ block: "nearest" });
  }
}

customElements.define("gh-queue-list", QueueList);

import { fill, h } from "../../core/dom.js";
import { shortcut } from "../../core/keys.js";
import { icon } from "../../elements/icon.js";
import { menuButton } from "../../elements/menu.js";
import { loadingState, problemNotice, problemState } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { caseView } from "./case-view.js";
import { movedOn } from "./decider.js";
import { nothingWaits } from "./nothing.js";
import { removalFor } from "./removal.js";

/** The queue one comment at a time: read, one key, the next one. */
export class OneAtATime extends HTMLElement {
  #context;
  #stage = h("div", { class: "stage" });
  #place = h("span", { class: "soft number" });
  #steps = h("span", { class: "row", hidden: true },
    h("button", { type: "button", class: "plain", onclick: () => this.#move(-1) }, "Previous",
      h("kbd", { "aria-hidden": "true" }, "K")),
    h("button", { type: "button", class: "plain", onclick: () => this.#move(1) }, "Next",
      h("kbd", { "aria-hidden": "true" }, "J")));
  #trouble = h("div", {});
  #leaving = new AbortController();
  /** Decisions on their way. */
  #open = 0;

  /** @param {any} context see review-queue.js */
  constructor(context) {
    super();
    this.#context = context;
  }

  connectedCallback() {
    const { signal } = this.#leaving;
    const keys = [
      ["a", "Allow", () => this.#decide("allow")],
      ["h", "Hide", () => this.#decide("hide")],
      ["d", "Delete, where TikTok cannot hide", () => this.#delete()],
      ["s", "Skip, and leave it to others", () => this.#skip()],
      ["j", "Next comment", () => this.#move(1)],
      ["k", "Previous comment", () => this.#move(-1)],
      ["c", "Back to the comment in hand", () => this.#stage.querySelector("article, h2")?.focus()],
      ["e", "Remove everything by the author", () => this.#all()],
      ["l", "Add a term or the author to a list", () => this.#toList()],
    ];
    for (const [key, name, run] of keys) shortcut(key, name, run, signal);
    this.#context.desk.addEventListener("lost", ({ detail }) => {
      toast(detail.length === 1
        ? "A comment that you held is with a colleague now"
        : `${detail.length} comments that you held are with colleagues now`);
      this.#draw({ focus: false });
    }, { signal });
    fill(this, h("div", { class: "spread place" }, this.#place, this.#steps), this.#trouble, this.#stage);
    this.open({ focus: this.#context.takesFocus });
  }

  disconnectedCallback() { this.#leaving.abort(); }

  /**
   * Begins anew, with what the filters let through.
   * @param {{focus?: boolean}} [how] whether the comment is to have the focus
   */
  async open({ focus = false } = {}) {
    fill(this.#stage, h("div", { class: "bench" }, loadingState({ lines: 1, height: "24rem" })));
    try {
      const { desk, filters, query } = this.#context;
      await desk.open(filters());
      const wanted = query().get("event");
      if (wanted) await this.#bring(wanted);
    } catch (error) {
      if (!this.isConnected) return;
      fill(this.#stage, problemState(error, () => this.open({ focus: true })));
      return;
    }
    if (this.isConnected) this.#draw({ focus });
  }

  /** Comments wait again that were decided about. */
  async back(ids) {
    await Promise.all(ids.map((id) => this.#bring(id))).catch(() => {});
    if (this.isConnected) this.#draw({ focus: true });
  }

  /** Whether there is nothing in hand, so that what arrives may be shown at once. */
  get isIdle() { return this.#context.desk.current === null && this.#open === 0; }

  async #bring(id) {
    const { item } = await this.#context.desk.caseOf(id).catch(() => ({ item: null }));
    if (item) this.#context.desk.put(item);
    else toast("That comment does not wait any more");
  }

  #draw({ focus }) {
    const { desk, context } = this.#context;
    const item = desk.current;
    this.#steps.hidden = desk.items.length < 2;
    if (!item) return this.#drawNothing(focus);
    const count = desk.items.length;
    fill(this.#place, count > 1 ? `${desk.index + 1} of ${count} that you hold` : "The only one that you hold");
    const { article, author } = caseView(item, { ...context, wasSkipped: desk.wasSkipped(item.event.id) },
      desk.caseOf(item.event.id), this.#bar(item));
    fill(this.#stage, h("div", { class: "bench" }, article, author));
    desk.prefetch();
    if (focus) {
      article.focus({ preventScroll: true });
      article.scrollIntoView({ block: "nearest" });
    }
  }

  async #drawNothing(focus) {
    fill(this.#place, "");
    const element = await nothingWaits(this.#context);
    if (!this.isConnected || this.#context.desk.current) return;
    fill(this.#stage, element);
    if (focus) this.#stage.querySelector("h2")?.focus();
  }

  #bar(item) {
    const removal = removalFor(this.#context.context.accounts.get(item.event.account_id));
    const button = (name, key, run, className = "") =>
      h("button", { type: "button", class: className, "aria-keyshortcuts": key, onclick: run },
        name, h("kbd", { "aria-hidden": "true" }, key.toUpperCase()));
    return h("footer", { class: "bar" },
      h("div", { class: "row" },
        button("Allow", "a", () => this.#decide("allow"), "good"),
        button(removal.name, removal.key, () => this.#decide(removal.verdict), "remove"),
        button("Skip", "s", () => this.#skip()),
        menuButton({ label: ["More", icon("down")] }, (close) => [
          button("Remove everything by the author", "e", () => { close(); this.#all(); }),
          button("Add to a list", "l", () => { close(); this.#toList(); }),
        ])),
      removal.isFinal && h("p", { class: "soft small" },
        "TikTok cannot hide through this account, only delete. Once it has, that cannot be undone."));
  }

  #delete() {
    const account = this.#context.context.accounts.get(this.#context.desk.current?.event.account_id);
    if (!account || removalFor(account).isFinal) return this.#decide("delete");
    return toast("TikTok cannot delete through this account; H hides", { key: "review" });
  }

  /** Decides about the comment in hand. The next one is there at once; what the gateway says comes after. */
  async #decide(verdict, more = {}) {
    const { desk, decider, changed } = this.#context;
    const item = desk.current;
    if (!item) return;
    fill(this.#trouble);
    desk.take(item.event.id);
    this.#open += 1;
    const sent = decider.decide(item, verdict, more);
    // Before the last one gives way to an empty desk, it is seen whether there are more.
    if (desk.current) this.#draw({ focus: true });
    try {
      await sent;
      changed(-1);
    } catch (error) {
      this.#refused(error, item);
      if (more.add_to_list) throw error;
    } finally {
      this.#open -= 1;
      await this.#more();
    }
  }

  #refused(error, item) {
    const elsewhere = movedOn(error);
    if (elsewhere) {
      const by = item.event.username ? `the comment of ${item.event.username}` : "that comment";
      toast(`Not decided, ${by} has moved on. ${elsewhere}`, { key: "elsewhere", seconds: 7 });
      this.#context.changed(0);
      return;
    }
    this.#context.desk.put(item);
    fill(this.#trouble, problemNotice(error));
    this.#draw({ focus: true });
  }

  async #more() {
    const { desk } = this.#context;
    const wasEmpty = desk.current === null;
    try {
      await desk.claim();
    } catch (error) {
      if (this.isConnected && wasEmpty) fill(this.#trouble, problemNotice(error));
    }
    if (this.isConnected && wasEmpty) this.#draw({ focus: true });
  }

  #skip() {
    const { desk } = this.#context;
    const item = desk.current;
    if (!item) return;
    desk.skip(item.event.id);
    toast("Skipped, and left to others", { key: "review" });
    if (desk.current) this.#draw({ focus: true });
    this.#more();
  }

  #move(step) {
    const { desk } = this.#context;
    if (!desk.current) return;
    if (desk.move(step)) this.#draw({ focus: true });
    else toast(`That is the ${step > 0 ? "last" : "first"} one that you hold`, { key: "place", seconds: 3 });
    this.#more();
  }

  async #all() {
    const item = this.#context.desk.current;
    if (!item) return;
    const { removeAll } = await import("./remove-all.js");
    const removal = removalFor(this.#context.context.accounts.get(item.event.account_id));
    const scope = await removeAll(item, removal);
    if (scope) await this.#decide(removal.verdict, { all_of_author: scope });
  }

  async #toList() {
    const item = this.#context.desk.current;
    if (!item) return;
    const { addToList } = await import("./add-to-list.js");
    const removal = removalFor(this.#context.context.accounts.get(item.event.account_id));
    await addToList(item, this.#context.tenant, removal,
      (verdict, addition) => this.#decide(verdict, { add_to_list: addition }));
    this.#stage.querySelector("article")?.focus({ preventScroll: true });
  }
}

customElements.define("gh-one-at-a-time", OneAtATime);

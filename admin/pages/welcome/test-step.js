import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { duration } from "../../core/format.js";
import { Part } from "../../core/part.js";
import { actionBadge, verdictBadge } from "../../elements/badge.js";
import { commentText } from "../../elements/comment-text.js";
import { icon } from "../../elements/icon.js";
import { copyButton } from "../../elements/secret.js";
import { problemNotice } from "../../elements/states.js";
import { withoutAccount } from "./webhook-step.js";

/** How often the gateway is asked, in milliseconds. */
const pace = 2500;
/** After how long it is worth saying what could be wrong. */
const patience = 60_000;

/** A comment is written at TikTok and seen arriving: the proof that all before it is right. */
export class TestStep extends Part {
  #place = h("div", { class: "arrival", role: "status" });
  #since = new Date().toISOString();
  #shown = null;

  async load() {
    // Only in owners' sight, and only to say how to try it without TikTok.
    const diagnosis = await api.get("/diagnosis", { signal: this.signal }).catch(() => null);
    const isStandIn = diagnosis?.findings.some(({ check, message }) => check === "settings"
      && message.includes("stand-in")) ?? false;
    const word = `gatehouse ${Math.floor(1000 + Math.random() * 9000)}`;
    return { isStandIn, word };
  }

  draw({ isStandIn, word }) {
    if (!this.account) return withoutAccount("A comment arrives for an account.", this.go);
    this.#waiting();
    this.#watch();
    return h("div", { class: "stack" },
      h("h2", {}, "See a comment arrive"),
      h("p", { class: "measure" }, "Write a comment under any public video of ",
        h("strong", {}, h("bdi", {}, this.account.name)),
        ", from another TikTok account: the account's own comments arrive too, but are never moderated. This, for example:"),
      h("div", { class: "row" }, h("code", { class: "sample" }, word), copyButton(word)),
      isStandIn && this.#standIn(word),
      this.#place);
  }

  #standIn(word) {
    const body = { account: this.account.open_id ?? "", video_id: "7377694258502880513", username: "@eve", text: word };
    const command = `curl http://127.0.0.1:8090/sandbox/comments -d '${JSON.stringify(body)}'`;
    return h("div", { class: "notice" },
      h("p", {}, "This gateway talks to a stand-in for TikTok. There, a comment is written like this; 8090 is the port "
        + "of ", h("code", {}, "gatehouse sandbox"), " unless it was told another:"),
      h("div", { class: "link-once" }, h("code", {}, command), copyButton(command)));
  }

  #waiting() {
    fill(this.#place, h("p", { class: "row" }, h("span", { class: "pulse", "aria-hidden": "true" }),
      "Waiting for the comment. It takes a few seconds as a rule."));
  }

  async #watch() {
    const began = Date.now();
    let isLate = false;
    while (!this.signal.aborted) {
      try {
        const { items } = await api.get(`/tenants/${this.params.tenant}/events`, {
          signal: this.signal, query: { account: this.account.id, type: "comment.created", since: this.#since, limit: 1 },
        });
        if (items.length > 0) this.#arrived(items[0]);
        // What becomes of it is worth a few more looks, no more.
        if (this.#shown && (isSettled(items[0]) || Date.now() - Date.parse(items[0].received_at) > patience)) return;
        if (!this.#shown && !isLate && Date.now() - began > patience) { isLate = true; this.#late(); }
      } catch (problem) {
        if (this.signal.aborted) return;
        if (!this.#shown) fill(this.#place, problemNotice(problem));
      }
      await new Promise((resolve) => { setTimeout(resolve, document.hidden ? pace * 4 : pace); });
    }
  }

  #arrived(event) {
    const state = `${event.id}/${event.decision?.verdict}/${event.action?.state}`;
    if (state === this.#shown) return;
    const isFirst = this.#shown === null;
    this.#shown = state;
    const took = (Date.parse(event.received_at) - Date.parse(event.occurred_at)) / 1000;
    fill(this.#place,
      h("div", { class: isFirst ? "arrived fresh" : "arrived" },
        h("p", { class: "title" }, icon("check"), "It arrived", took >= 0 && took < 3600 && h("span", { class: "soft" },
          ` ${duration(Math.max(took, 0))} after it was written`)),
        h("blockquote", {}, h("p", { class: "soft small" }, h("bdi", {}, event.username ?? "Somebody")),
          commentText(event.text)),
        h("p", { class: "row" }, verdictBadge(event.decision?.verdict ?? null), actionBadge(event.action?.state ?? null),
          h("a", { href: `/tenants/${this.params.tenant}/events/${event.id}` }, "Why it was decided so")),
        h("p", {}, "TikTok delivers, the gateway decides: the way is right from end to end."),
        h("button", { type: "button", class: "primary", onclick: () => this.next() }, "To the tenant's overview")));
  }

  #late() {
    const tenant = `/tenants/${this.params.tenant}`;
    fill(this.#place,
      h("p", { class: "row" }, h("span", { class: "pulse", "aria-hidden": "true" }),
        "Nothing yet. It is still being looked for."),
      h("details", { open: true }, h("summary", {}, "What it usually is"),
        h("ul", { class: "causes" },
          h("li", {}, "The webhook is not registered, or leads elsewhere. ",
            h("button", { type: "button", class: "link", onclick: () => this.go({ step: "webhook" }) },
            "Look at the webhook")),
          h("li", {}, "The video is private, or TikTok holds the comment back itself: then it is in sight for nobody."),
          h("li", {}, "It came and could not be used. ", h("a", { href: `${tenant}/parked` }, "Parked deliveries")),
          h("li", {}, "The app's secret is not the one at TikTok, so that the signature does not fit and the delivery "
            + "is refused. Set it again under ", h("a", { href: `${tenant}/apps` }, "Apps"), ".")),
        h("p", { class: "soft" },
          "TikTok delivers again for 72 hours what was not taken, so nothing is lost meanwhile.")));
  }
}

/** Whether nothing more is to come of it. */
const isSettled = ({ action, decision }) => decision !== null && (action === null || ["confirmed", "failed", "dead",
  "withdrawn"].includes(action.state));

customElements.define("gh-test-step", TestStep);

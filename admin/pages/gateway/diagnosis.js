import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, wordsOf } from "../../core/format.js";
import { badge } from "../../elements/badge.js";
import { loadingState, problemNotice } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { waysToMend } from "./mending.js";

const ranks = { problem: 0, warning: 1, ok: 2 };
const severities = { problem: badge.bind(null, "Problem", "danger"), warning: badge.bind(null, "Warning", "warning"),
  ok: badge.bind(null, "Fine", "good") };
const names = { sqlite: "SQLite", public_url: "Public URL", quota: "Calls to TikTok" };

/** What is wrong with the gateway and around it, and what to do, looked at anew each time. */
export class Diagnosis extends HTMLElement {
  #body = h("div", { class: "stack", "aria-live": "polite" });
  #when = h("p", { class: "soft" }, "It looks at itself and around.");
  #again = h("button", { type: "button", onclick: () => this.#run(false) }, "Look again");
  #all = h("button", { type: "button", onclick: () => this.#run(true) }, "Ask TikTok about all accounts");
  #running = new AbortController();

  connectedCallback() {
    fill(this, h("section", { class: "stack", "aria-labelledby": "diagnosis" },
      h("div", { class: "spread" }, h("div", {}, h("h2", { id: "diagnosis" }, "Diagnosis"), this.#when),
        h("div", { class: "row" }, this.#all, this.#again)),
      this.#body));
    this.#run(false);
  }

  disconnectedCallback() { this.#running.abort(); }

  async #run(everyAccount) {
    this.#running.abort();
    const running = this.#running = new AbortController();
    for (const button of [this.#again, this.#all]) button.disabled = true;
    fill(this.#when, everyAccount ? "Looking, which takes up to a minute." : "Looking, which takes some seconds.");
    if (!this.#body.childElementCount) fill(this.#body, loadingState({ lines: 4, height: "2.5rem" }));
    try {
      const diagnosis = await api.get("/diagnosis", { query: { every_account: everyAccount || null },
        signal: running.signal });
      this.#show(diagnosis);
    } catch (error) {
      if (running.signal.aborted) return;
      fill(this.#when, "It could not look.");
      fill(this.#body, problemNotice(error));
    } finally {
      for (const button of [this.#again, this.#all]) button.disabled = false;
    }
  }

  #show({ made_at: at, findings }) {
    const wrong = findings.filter(({ severity }) => severity !== "ok").toSorted((a, b) =>
      ranks[a.severity] - ranks[b.severity]);
    const fine = findings.filter(({ severity }) => severity === "ok");
    const problems = wrong.filter(({ severity }) => severity === "problem").length;
    fill(this.#when, `${counted(problems, "problem")}, ${counted(wrong.length - problems, "warning")}. Looked at `,
      relativeTime(at), ".");
    fill(this.#body,
      wrong.length > 0
        ? h("ul", { class: "card finding-list" }, wrong.map(finding))
        : h("p", { class: "notice good" }, "Nothing is wrong."),
      h("details", {}, h("summary", {}, `${counted(fine.length, "thing is", "things are")} as they should be`),
        h("ul", { class: "card finding-list" }, fine.map(finding))));
  }
}

customElements.define("gh-diagnosis", Diagnosis);

function finding(found) {
  const { check, severity, message, remedy } = found;
  const name = names[check] ?? wordsOf(check);
  const ways = waysToMend(found);
  return h("li", {},
    h("div", { class: "mark" }, severities[severity]()),
    h("div", {},
      h("p", {}, h("strong", {}, name.charAt(0).toUpperCase() + name.slice(1)), ": ", h("bdi", {}, message)),
      remedy && h("p", { class: "soft" }, h("span", { "aria-hidden": "true" }, "→ "), h("span", { class: "unseen" },
        "What to do: "), h("bdi", {}, remedy)),
      ways.length > 0 && h("p", { class: "row" }, ways.map(([href, words]) => h("a", { href }, words)))));
}

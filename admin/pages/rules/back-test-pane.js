import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, number, verdictWords } from "../../core/format.js";
import { Problem } from "../../core/problem.js";
import { session } from "../../core/session.js";
import { commentText } from "../../elements/comment-text.js";
import { field, form } from "../../elements/form.js";
import { Progress } from "../../elements/progress.js";
import { problemNotice } from "../../elements/states.js";
import { verdictTag } from "./verdict-tag.js";

/** What a draft would have decided otherwise, over the comments that are stored. */
export class BackTestPane extends HTMLElement {
  #draft;
  #layer;
  #turn = null;
  #answer = h("div", {});
  #tested = null;
  #stale = h("p", { class: "notice warning", hidden: true }, "The draft changed since.");

  /** @param {import("./draft.js").Draft} draft @param {import("./layer.js").Layer} layer */
  constructor(draft, layer) {
    super();
    this.#draft = draft;
    this.#layer = layer;
  }

  connectedCallback() {
    if (!session.may("manager")) {
      fill(this, h("p", { class: "soft" }, "Back-tests are for managers: they read through everything that is stored."));
      return;
    }
    fill(this,
      h(
        "div", { class: "stack" }, form({
          className: "form-grid evasion",
          fields: [
            field({
              name: "days",
              label: "Comments of",
              options: [
                ["1", "the last day"], ["7", "the last 7 days"], ["30", "the last 30 days"], ["90", "the last 90 days"],
                ["3650", "all that are kept"]
              ],
              value: "30"
            }),
            field({
              name: "newest",
              label: "At most",
              options: [
                ["1000", "the newest 1,000"], ["10000", "the newest 10,000"], ["100000", "the newest 100,000"],
                ["", "all of them"]
              ],
              value: "10000"
            }),
          ],
          submit: "Compare with what is in force",
          run: (values) => this.#run(values),
        }),
        this.#stale, this.#answer));
  }

  disconnectedCallback() { this.#turn?.abort(); }

  /** The draft is another: what was found is about a former one. */
  changed() { this.#stale.hidden = this.#tested === null || this.#tested === this.#draft.text; }

  async #run({ days, newest }) {
    if (!this.#draft.isSound) {
      fill(this.#answer, h("p", { class: "notice" }, "The draft has faults: mend them first."));
      return;
    }
    this.#turn?.abort();
    const turn = this.#turn = new AbortController();
    const progress = new Progress("Deciding stored comments anew", () => turn.abort());
    fill(this.#answer, progress);
    this.#tested = this.#draft.text;
    this.changed();
    const body = {
      rule_set: this.#draft.document,
      ...this.#layer.draftMembers,
      days: Number(days),
      ...(newest && { newest: Number(newest) })
    };
    try {
      for await (const line of api.lines(
        "POST", `/tenants/${this.#layer.tenant}/rules/back-test`, body, { signal: turn.signal })) {
        if (line.progress) progress.at(line.progress.done, line.progress.of);
        if (line.error) throw new Problem({ status: 500, code: line.error.code, detail: line.error.detail });
        if (line.result) fill(this.#answer, backTestResult(line.result, this.#layer));
      }
    } catch (error) {
      this.#tested = null;
      fill(this.#answer,
        turn.signal.aborted ? h("p", { class: "soft", role: "status" }, "Cancelled. Nothing was changed.")
          : problemNotice(error));
    }
  }
}

customElements.define("gh-back-test-pane", BackTestPane);

/** @param {any} result as the API has it */
function backTestResult(
  { compared, unchanged, newly_hidden, released, changed, awaiting_scores, verdicts, rules, labels }, layer) {
  if (compared === 0) {
    return h("p", { class: "notice", role: "status" }, "There are no comments of that time to compare.");
  }
  const figure = (name, value) =>
    h("div", { class: "figure" }, h("span", { class: "name" }, name), h("span", { class: "value" }, number(value)));
  const moved = verdicts.filter(({ from, to }) => from !== to);
  const touched = labels.filter(({ gained, lost }) => gained + lost > 0);
  return h("div", { class: "stack" },
    h("p", { role: "status" },
      `${counted(compared, "comment")} compared: ${counted(compared - unchanged, "decision")} would be another.`),
    h("div", { class: "card rule-figures" }, figure("Newly hidden", newly_hidden), figure("Released", released),
      figure("Otherwise changed", changed), figure("The same", unchanged)),
    awaiting_scores > 0
      && h("p", { class: "soft" }, `${counted(awaiting_scores, "comment")} would have waited for the classifier.`),
    moved.length > 0
      && h("table", { class: "small" }, h("caption", {}, h("h3", {}, "By verdict")),
        h("thead", {},
          h("tr", {}, h("th", { scope: "col" }, "In force"), h("th", { scope: "col" }, "Draft"),
            h("th", { scope: "col", class: "number" }, "Comments"))),
        h("tbody", {},
          moved.map(({ from, to, count }) => h("tr", {}, h("td", {}, verdictTag(from)), h("td", {}, verdictTag(to)),
            h("td", { class: "number" }, number(count)))))),
    rules.length > 0
      && h("div", { class: "stack" }, h("h3", {}, "By rule"),
        rules.map((rule, index) => ruleChanges(rule, index === 0, layer))),
    touched.length > 0
      && h("details", {}, h("summary", {}, "By label"),
        h("table", { class: "small" }, h("caption", { class: "unseen" }, "Labels gained and lost"),
          h("thead", {},
            h("tr", {}, h("th", { scope: "col" }, "Label"), h("th", { scope: "col", class: "number" }, "Gained"),
              h("th", { scope: "col", class: "number" }, "Lost"))),
          h("tbody", {},
            touched.map(
              ({ label, gained, lost }) => h("tr", {}, h("th", { scope: "row" }, label),
                h("td", { class: "number" }, number(gained)), h("td", { class: "number" }, number(lost))))))));
}

function ruleChanges({ rule, layer: of, newly_hidden, released, changed, examples }, isFirst, layer) {
  const what =
    [
      newly_hidden > 0 && `${number(newly_hidden)} newly hidden`, released > 0 && `${number(released)} released`,
      changed > 0 && `${number(changed)} changed`
    ].filter(Boolean)
      .join(", ");
  return h("details", { open: isFirst },
    h("summary", {}, h("strong", {}, rule ?? "Where no rule decides"), of && of !== layer.kind ? ` (the ${of}’s)` : "",
      h("span", { class: "soft" }, ` ${what || "nothing"}`)),
    h("ul", { class: "changes" },
      examples.map(({ event, text, from, to }) => h("li", {},
        h("div", { class: "row" }, verdictTag(from), h("span", { "aria-hidden": "true" }, "→"),
          h("span", { class: "unseen" }, "becomes"), verdictTag(to),
          session.may("moderator")
            && h("a", {
                 class: "small",
                 href: `/tenants/${layer.tenant}/events/${event}`,
                 "aria-label": `The event: ${verdictWords[from]} becomes ${verdictWords[to]}`
               },
              "The event")),
        commentText(text ?? null)))));
}

import { h } from "../../core/dom.js";
import { badge } from "../../elements/badge.js";
import { commentText } from "../../elements/comment-text.js";
import { at } from "./pointer.js";
import { describe } from "./kinds.js";
import { above } from "./pointer.js";
import { verdictTag } from "./verdict-tag.js";

const resultWords = { holds: "holds", fails: "does not hold", unknown: "cannot be told", expired: "has expired" };
const resultTones = { holds: "good", fails: "", unknown: "warning", expired: "" };

/**
 * What rules say to a comment, and why.
 * @param {any} explanation as the API has it
 * @param {(rule: string, layer: string) => any} ruleOf the rule of an id, for its conditions in words; null where it is
 *   not known
 */
export function explanationView({ decision, reason, text, matches, views, rules }, ruleOf) {
  const holding = (rules ?? []).filter(({ result }) => result === "holds");
  const others = (rules ?? []).filter(({ result }) => result !== "holds");
  return h("div", { class: "stack explanation" },
    h("div", { class: "row" }, verdictTag(decision.verdict), decision.labels.map((label) => badge(label)),
      decision.awaits_scores.length > 0
        && badge(`waits for the classifier: ${decision.awaits_scores.join(", ")}`, "warning")),
    h("p", {}, reason), h("div", { class: "tried" }, commentText(text, matches)),
    matches.length > 0
      && h("table", { class: "small" }, h("caption", { class: "unseen" }, "What was found"),
        h("thead", {},
          h("tr", {}, ["Found", "Term", "Rule", "Seen through"].map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {},
          matches.map(
            (match) => h("tr", {}, h("td", {}, commentText(match.excerpt)), h("td", {}, h("bdi", {}, match.term)),
              h("td", {}, match.rule ?? "—"), h("td", {}, match.how?.join(", ") || "nothing"))))),
    rules
      && h("div", {}, h("h3", {}, "Rules that hold"),
        holding.length > 0 ? outcomes(holding, ruleOf) : h("p", { class: "soft" }, "None.")),
    others.length > 0
      && h("details", {}, h("summary", {}, `Rules that do not (${others.length})`), outcomes(others, ruleOf)),
    views
      && h("details", {}, h("summary", {}, "The text as terms are sought in it"),
        h("dl", { class: "facts" },
          views.map(({ name, text: view }) => [h("dt", {}, name), h("dd", {}, commentText(view))]))));
}

function outcomes(rules, ruleOf) {
  return h("ul", { class: "outcomes" }, rules.map((outcome) => {
    const rule = ruleOf(outcome.rule, outcome.layer);
    return h("li", {},
      h("div", { class: "row" }, h("strong", {}, outcome.name ?? outcome.rule),
        badge(resultWords[outcome.result], resultTones[outcome.result]), outcome.mode !== "live" && badge(outcome.mode),
        outcome.verdict && verdictTag(outcome.verdict),
        h("span", { class: "soft small" }, outcome.layer === "tenant" ? "" : `the ${outcome.layer}’s`)),
      h("ul", { class: "small soft" },
        outcome.conditions.map(
          ({ path, result }) => h("li", { class: result },
            h("span", { class: "mark", "aria-hidden": "true" },
              { holds: "✓", fails: "–", unknown: "?", expired: "–" }[result]),
            " ", conditionWords(rule, path), h("span", { class: "unseen" }, ` ${resultWords[result]}`)))));
  }));
}

function conditionWords(rule, path) {
  const condition = rule && at(rule, above(path));
  return condition ? describe(condition) : path.replace("/when/", "");
}

import { h } from "../../core/dom.js";
import { wordsOf } from "../../core/format.js";

/** What a verdict rests on where it is no rule. */
const bases = {
  text_missing: "TikTok sent no text with it, so rules could not judge it.",
  fuse: "The rule held more often than its fuse allows, so a person looks before anything else is removed.",
  default: "No rule held, so the rule set’s default decides.",
  own_comment: "It is the account's own comment, which is never moderated.",
  gone: "It came without its text, and TikTok had it no more when asked.",
};

/**
 * Why a comment was decided as it was, in a sentence, with the rule linked.
 * @param {any} decision @param {{base: string, rules: Map<string, any>}} context
 */
export function reasonLine(decision, { base, rules }) {
  const known = rules.get(`${decision.layer}/${decision.rule}`);
  const rule = decision.rule && h("a", { href: ruleAddress(base, decision) }, h("bdi", {}, known?.rule?.name ?? decision.rule));
  const where = decision.layer === "gateway" ? "the gateway’s rules" : decision.layer === "account" ? "the account’s rules" : "your rules";
  return h("p", { class: "reason" },
    rule ? [rule, h("span", { class: "soft" }, ` in ${where}, version ${decision.rule_set_version}`)] : null,
    bases[decision.basis] && [rule && ". ", bases[decision.basis]]);
}

/** Where the version of the rules is that decided. */
export function ruleAddress(base, decision) {
  if (decision.layer === "gateway") return `/gateway/rules/versions?version=${decision.rule_set_version}`;
  return `${base}/rules/versions?version=${decision.rule_set_version}${decision.layer === "account" ? "&layer=account" : ""}`;
}

/** The labels that rules gave. */
export const labelsOf = (labels) => labels.map((label) => h("span", { class: "badge" }, h("bdi", {}, wordsOf(label))));

import { h } from "../../core/dom.js";
import { wordsOf } from "../../core/format.js";
import { session } from "../../core/session.js";

/** What a verdict rests on where it is no rule. */
const bases = {
  text_missing: "TikTok sent no text with it, so rules could not judge it.",
  fuse: "The rule held more often than its fuse allows, so a person looks before anything else is removed.",
  default: "No rule held, so the rule set’s default decides.",
  own_comment: "It is the account's own comment, which is never moderated.",
  gone: "It came without its text, and TikTok had it no more when asked.",
};

/**
 * Why a comment was decided as it was, in a sentence, with the version linked that decided.
 * @param {any} event @param {{base: string, rules: Map<string, any>}} context
 */
export function reasonLine({ decision, account_id: account }, { base, rules }) {
  const known = rules.get(`${decision.layer}/${decision.rule}`);
  const where = { gateway: "the gateway’s rules", account: "the account’s rules" }[decision.layer] ?? "the tenant’s rules";
  const version = `${where}, version ${decision.rule_set_version}`;
  const address = versionAddress(base, decision, account);
  return h("p", { class: "reason" },
    decision.rule && [h("bdi", {}, known?.rule?.name ?? decision.rule), h("span", { class: "soft" }, " in ", address ? h("a", { href: address }, version) : version)],
    bases[decision.basis] && [decision.rule && ". ", bases[decision.basis]]);
}

/** Where the version of the rules is that decided; null where it is not for this operator. */
function versionAddress(base, { layer, rule_set_version: version }, account) {
  if (layer === "gateway") return session.isOwner ? `/gateway/rules/versions?to=${version}` : null;
  return `${base}/rules/versions?to=${version}${layer === "account" ? `&account=${account}` : ""}`;
}

/** The labels that rules gave. */
export const labelsOf = (labels) => labels.map((label) => h("span", { class: "badge" }, h("bdi", {}, wordsOf(label))));

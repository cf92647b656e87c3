/** What starter lists are about, in the order in which one chooses, with what is usually done about them. */
export const starterKinds = [
  { kind: "spam", name: "Spam and scams",
    hint: "Selling, baiting, money that multiplies.", verdict: "hide" },
  { kind: "contact", name: "Contact harvesting",
    hint: "Drawing people into private messages or to other services. Friends write so too.", verdict: "review" },
  { kind: "insults", name: "Mild insults",
    hint: "On purpose nothing worse: your own list begins where this one ends.", verdict: "review" },
];

/** What a starter rule set may hold besides lists. */
export const starterExtras = [
  { id: "links", name: "Links to other places",
    hint: "Every link that does not lead to tiktok.com.", verdict: "hold" },
  { id: "addresses", name: "Mail addresses and phone numbers",
    hint: "Numbers that somebody could be called at.", verdict: "review" },
];

const extraRules = {
  links: {
    when: { link: { except: ["tiktok.com"] } },
    labels: ["link"],
    examples: { must_match: ["www.example.com/win"], must_pass: ["https://www.tiktok.com/@aurora.cooks"] },
  },
  addresses: {
    when: { any: [{ email: true }, { phone: true }] },
    labels: ["contact"],
    examples: { must_match: ["jane.doe@example.com", "+1 415 555 0132"], must_pass: ["250 g, 2 x 4"] },
  },
};

const labels = { spam: "spam", contact: "contact", insults: "insult" };

/**
 * A sensible first document, of starter lists by language and kind: one rule for each list that is chosen.
 * @param {{lists: {name: string, title: string, language: string, kind: string}[], languages: string[],
 *   verdicts: Object<string, string|null>, extras?: Object<string, string|null>, mode?: "live"|"shadow",
 *   fallback?: "allow"|"review", dialects?: string[]}} choices
 *   `lists` as `GET /v1/starter-lists` has them; `verdicts` by kind (`{spam: "hide", insults: null}`) and `extras` by the
 *   ids of `starterExtras`, where null leaves one out; `mode` of every rule: in shadow, they are counted and never act;
 *   `dialects` of the tenant's accounts: where all are `open`, none can be held and a person looks instead
 * @returns {{default: string, rules: any[]}}
 */
export function starterRuleSet({
  lists, languages, verdicts, extras = {}, mode = "live", fallback = "allow", dialects = [],
}) {
  const cannotHold = dialects.length > 0 && dialects.every((dialect) => dialect === "open");
  const feasible = (verdict) => (verdict === "hold" && cannotHold ? "review" : verdict);
  const chosen = lists.filter((list) => languages.includes(list.language) && verdicts[list.kind]);
  return {
    default: fallback,
    rules: [
      ...chosen.map((list) => ({
        id: list.name, name: list.title, mode, verdict: feasible(verdicts[list.kind]),
        when: { phrases: { lists: [`starter/${list.name}`] } }, labels: [labels[list.kind] ?? list.kind],
      })),
      ...starterExtras.filter(({ id }) => extras[id])
        .map(({ id, name }) => ({ id, name, mode, verdict: feasible(extras[id]), ...extraRules[id] })),
    ],
  };
}

/** The verdicts that `starterKinds` and `starterExtras` suggest, to begin with. */
export const suggestedVerdicts = () => ({
  verdicts: Object.fromEntries(starterKinds.map(({ kind, verdict }) => [kind, verdict])),
  extras: Object.fromEntries(starterExtras.map(({ id, verdict }) => [id, verdict])),
});

const names = new Intl.DisplayNames([navigator.language || "en"], { type: "language" });

/** The languages of starter lists, by what they are called. @returns {[string, string][]} tag and name */
export function starterLanguages(lists) {
  return [...new Set(lists.map(({ language }) => language))].map((tag) => [tag, names.of(tag) ?? tag]);
}

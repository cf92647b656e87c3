/**
 * The kinds of conditions. A new one is an entry here: `group` and `name` for the choice, `hint` beneath, `input` names its
 * form in condition-inputs.js, `first` is what it begins with, and `say` is what the condition says in a few words.
 *
 * @typedef {{group: string, name: string, hint: string, input: string, first: any, say: (value: any) => string,
 *   unit?: string}} Kind
 */

/** “has the word “a” or one of the list b”. */
function having(value, verb, one, many) {
  const own = Array.isArray(value) ? value : value?.terms ?? [];
  const lists = value?.lists ?? [];
  const parts = [
    own.length > 0 && `${one} ${quoted(own)}`, lists.length > 0 && `${many} of the list ${lists.join(", ")}`,
  ].filter(Boolean);
  return parts.length > 0 ? `${verb} ${parts.join(" or ")}` : `${verb} ${one} that is not given yet`;
}
function quoted(texts) {
  const first = texts.slice(0, 3).map((text) => `“${text}”`).join(", ");
  return texts.length > 3 ? `${first} and ${texts.length - 3} more` : first;
}
const bounds = (value, unit) => between(value, "fewer", unit, (bound) => bound);
const percent = (value, unit) => between(value, "less", unit, (bound) => `${100 * bound} %`);

function between(value, less, unit, say) {
  const parts = [
    value?.above !== undefined && `more than ${say(value.above)}`,
    value?.below !== undefined && `${less} than ${say(value.below)}`,
  ].filter(Boolean);
  return `${parts.join(" and ")} ${unit}`;
}

/** @type {Object<string, Kind>} */
export const kinds = {
  words: { group: "Terms", name: "Words",
    hint: "Each as a whole word.",
    input: "terms", first: [],
    say: (value) => having(value, "has", "the word", "a word") },
  phrases: { group: "Terms", name: "Phrases",
    hint: "The words in this order, whatever white space or punctuation stands between them.",
    input: "terms", first: [],
    say: (value) => having(value, "has", "the phrase", "a phrase") },
  substrings: { group: "Terms", name: "Text anywhere",
    hint: "Inside words too. Catches more that is innocent.",
    input: "terms", first: [],
    say: (value) => having(value, "has anywhere", "the text", "a text") },
  wildcards: { group: "Terms", name: "Beginnings and endings of words",
    hint: "A * stands for any letters: crypto*, *coin.",
    input: "terms", first: [],
    say: (value) => having(value, "has a word", "like", "like one") },
  regex: { group: "Terms", name: "Patterns",
    hint: "Regular expressions, one a line, without look-around and back-references. They see the folded text.",
    input: "lines", first: [],
    say: (value) => `fits the pattern ${quoted(value ?? [])}` },

  link: { group: "Links and addresses", name: "A link",
    hint: "Also written as “example dot com”.",
    input: "domains", first: true,
    say: (value) => (value?.except ? `has a link elsewhere than ${value.except.join(", ")}`
      : value?.domains ? `has a link to ${value.domains.join(", ")}` : "has a link") },
  email: { group: "Links and addresses", name: "A mail address",
    hint: "Any.",
    input: "flag", first: true,
    say: () => "has a mail address" },
  phone: { group: "Links and addresses", name: "A phone number",
    hint: "Any that could be called.",
    input: "flag", first: true,
    say: () => "has a phone number" },

  word_count: { group: "How it is written", name: "Number of words",
    hint: "Neither bound is among the numbers meant.",
    input: "bounds", unit: "words", first: { below: 2 },
    say: (value) => bounds(value, "words") },
  length: { group: "How it is written", name: "Length",
    hint: "In Unicode characters.",
    input: "bounds", unit: "characters", first: { above: 200 },
    say: (value) => bounds(value, "characters") },
  capitals_ratio: { group: "How it is written", name: "Share of capitals",
    hint: "Of the letters that have case; 0 where they are few.",
    input: "shares", first: { above: 0.7 },
    say: (value) => percent(value, "capitals") },
  mentions: { group: "How it is written", name: "User names mentioned",
    hint: "After an @.",
    input: "bounds", unit: "mentions", first: { above: 3 },
    say: (value) => bounds(value, "mentions") },
  emoji: { group: "How it is written", name: "Number of emoji",
    hint: "A flag or a family is one.",
    input: "bounds", unit: "emoji", first: { above: 10 },
    say: (value) => bounds(value, "emoji") },
  emoji_ratio: { group: "How it is written", name: "Share of emoji",
    hint: "Of all that is written.",
    input: "shares", first: { above: 0.5 },
    say: (value) => percent(value, "emoji") },
  emoji_only: { group: "How it is written", name: "Nothing but emoji",
    hint: "And white space.",
    input: "flag", first: true,
    say: () => "is nothing but emoji" },
  longest_run: { group: "How it is written", name: "One character again and again",
    hint: "The longest run of one character.",
    input: "bounds", unit: "in a row", first: { above: 6 },
    say: (value) => `${bounds(value, "times the same character")}` },
  script: { group: "How it is written", name: "Script",
    hint: "A character of one of these: Cyrillic, Arabic, Han, Devanagari …",
    input: "lines", first: ["Cyrillic"],
    say: (value) => `has ${(value ?? []).join(" or ")} letters` },

  users: { group: "Who, where and when", name: "The author",
    hint: "User names or author ids. Business accounts tell ids alone.",
    input: "terms", first: [],
    say: (value) => having(value, "is by", "the author", "somebody") },
  first_comment: { group: "Who, where and when", name: "A first comment",
    hint: "The author wrote nothing under this account within a week.",
    input: "flag", first: true,
    say: () => "is the author's first comment" },
  videos: { group: "Who, where and when", name: "The video",
    hint: "Ids of videos, one a line.",
    input: "lines", first: [],
    say: (value) => `is under the video ${quoted(value ?? [])}` },
  accounts: { group: "Who, where and when", name: "The account",
    hint: "Whose video it is under.",
    input: "accounts", first: [],
    say: (value) => `is on ${(value ?? []).length === 1 ? "one account" : `one of ${(value ?? []).length} accounts`}` },
  reply: { group: "Who, where and when", name: "A reply or not",
    hint: "Whether it answers another comment.",
    input: "reply", first: true,
    say: (value) => (value === false ? "is no reply" : "is a reply") },
  time: { group: "Who, where and when", name: "Day and time",
    hint: "By the clock of the time zone. From an evening to a morning belongs to the day on which it begins.",
    input: "time", first: { from: "22:00", to: "06:00", zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    say: (value) => ["comes", value?.days?.join(", "), value?.from && `from ${value.from}`, value?.to && `to ${value.to}`]
      .filter(Boolean).join(" ") },

  near_duplicates: { group: "What was written before", name: "Nearly the same again",
    hint: "So many comments that say nearly the same, whoever wrote them; this one counts.",
    input: "duplicates", first: { count: 3, within: "10m" },
    say: (value) => `is nearly the same as others, ${value?.count} within ${value?.within}` },
  user_rate: { group: "What was written before", name: "Many by one author",
    hint: "More comments of one author than this; this one counts.",
    input: "rate", first: { above: 5, within: "1m" },
    say: (value) => `is by somebody who wrote more than ${value?.above} within ${value?.within}` },
  score: { group: "External classifier", name: "A classifier's score",
    hint: "Asked only where the decision depends on it. The classifier is set up in the gateway's settings.",
    input: "score", first: { category: "harassment", above: 0.8, otherwise: false },
    say: (value) => `scores above ${value?.above} for ${value?.category}` },
};

/** What combines conditions, by the member that does. */
export const combinations = {
  all: { name: "All of these hold", join: " and " },
  any: { name: "Any of these holds", join: " or " },
  not: { name: "This does not hold", join: "" },
};

/** The kind of a condition: its only member; null where it has none or several. @param {any} condition */
export function kindOf(condition) {
  const members = condition && typeof condition === "object" && !Array.isArray(condition) ? Object.keys(condition) : [];
  return members.length === 1 ? members[0] : null;
}

/** A condition in words. @param {any} condition @returns {string} */
export function describe(condition, depth = 0) {
  const kind = kindOf(condition);
  if (kind === null) return "no single condition";
  const value = condition[kind];
  if (kind === "not") return `not (${describe(value, depth + 1)})`;
  if (kind in combinations) {
    const parts = Array.isArray(value) ? value.map((inner) => describe(inner, depth + 1)) : [];
    const text = parts.join(combinations[kind].join);
    return depth > 0 && parts.length > 1 ? `(${text})` : text || "no conditions yet";
  }
  try {
    return kinds[kind]?.say(value) ?? kind;
  } catch {
    // Of a form that no such condition has; the check says so.
    return kind;
  }
}

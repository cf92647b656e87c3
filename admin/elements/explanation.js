import { h } from "../core/dom.js";
import { commentText } from "./comment-text.js";

/** What had to be seen through before a term showed, as people say it. */
const foldingWords = {
  case: "capital letters", spaces: "unusual spaces", compatibility: "styled letters", ignorable: "invisible characters",
  marks: "accents and marks", confusable: "look-alike letters", enclosed: "letters in circles or boxes",
  leet: "digits and signs for letters", stretched: "stretched letters", separators: "signs between the letters",
};

/** Folding steps in one phrase: “capital letters and look-alike letters”. @param {string[]} steps */
function foldingPhrase(steps) {
  const names = steps.map((step) => foldingWords[step] ?? step);
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}

/**
 * What was found in a comment: each stretch as it was written, the term it comes to, and what had to be seen through.
 * @param {string|null} text @param {{start: number, end: number, term: string, how?: string[], rule?: string}[]} matches
 */
export function foundTerms(text, matches) {
  if (matches.length === 0) return null;
  const bytes = new TextEncoder().encode(text ?? "");
  return h("ul", { class: "found" }, distinct(matches).map(({ start, end, term, how }) => {
    const written = new TextDecoder().decode(bytes.subarray(start, end));
    const soft = (words) => h("span", { class: "soft" }, words);
    const found = h("bdi", { class: "term" }, term);
    if (!written) return h("li", {}, soft("Found "), found);
    const mark = h("span", { class: "written" }, commentText(written));
    if (how?.length > 0) return h("li", {}, mark, soft(" reads as "), found, soft(`, seen through ${foldingPhrase(how)}`));
    return h("li", {}, mark, written === term ? soft(" as it was written") : [soft(" found as "), found]);
  }));
}

/** The forms of a text in which terms were sought, where the gateway still has them. */
export function textViews(views) {
  if (!views?.length) return null;
  return h("details", { class: "views" }, h("summary", {}, "The text as rules read it"),
    h("dl", { class: "facts" }, views.map(({ name, text }) => [h("dt", {}, name), h("dd", {}, commentText(text))])));
}

/** Several rules may find the same term at the same place. */
function distinct(matches) {
  return [...new Map(matches.map((match) => [`${match.start}/${match.end}/${match.term}`, match])).values()];
}

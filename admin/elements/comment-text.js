import { h } from "../core/dom.js";

/** What changes the direction of text, or cannot be seen: shown by name, so that nothing hides behind it. */
const invisible = {
  0x00ad: "soft hyphen", 0x061c: "ALM", 0x200b: "zero width space", 0x200c: "ZWNJ", 0x200e: "LRM", 0x200f: "RLM",
  0x202a: "LRE", 0x202b: "RLE", 0x202c: "PDF", 0x202d: "LRO", 0x202e: "RLO", 0x2060: "word joiner", 0x2066: "LRI",
  0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xfeff: "BOM",
};
/** So many marks may stand on one letter; more are counted instead of piled up. */
const mostMarks = 8;
/** So many letters of a text are shown; what was counted instead is none of them, so that nothing hides behind it. */
const mostText = 4000;

/**
 * A comment as it was written, harmless whatever it holds, with the stretches that matched marked.
 * @param {string|null} text
 * @param {{start: number, end: number, term?: string, how?: string[]}[]} [matches] in bytes of UTF-8
 */
export function commentText(text, matches = []) {
  if (text === null || text === undefined) return h("span", { class: "comment-text soft" }, "TikTok sent no text");
  if (text === "") return h("span", { class: "comment-text soft" }, "An empty comment");
  const pieces = stretches(text, matches).map(({ part, match }) =>
    (match ? h("mark", { title: explained(match) }, visible(part)) : visible(part)));
  return h("bdi", { class: "comment-text", dir: "auto" }, pieces);
}

/**
 * The beginning of a text in a line, for lists that lead to the whole.
 * @param {string|null} text @param {number} [most] letters
 */
export function excerpt(text, most = 200) {
  if (!text) return text;
  const letters = [...text.slice(0, most * 8).replaceAll(/\s+/g, " ")];
  return letters.length > most ? `${letters.slice(0, most).join("")}…` : letters.join("");
}

/** What of a match is worth saying: the term, and what had to be seen through. */
function explained(match) {
  return [
    match.term && `matched “${match.term}”`,
    match.how?.length > 0 && `seen through: ${match.how.join(", ").replaceAll("_", " ")}`,
  ].filter(Boolean).join("; ");
}

/** The text cut where matches begin and end. Those that overlap are one. */
function stretches(text, matches) {
  const sorted = matches.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
  if (sorted.length === 0) return [{ part: text, match: null }];
  const bytes = new TextEncoder().encode(text);
  const decode = (from, to) => new TextDecoder().decode(bytes.subarray(from, to));
  const found = [];
  let at = 0;
  for (const match of sorted) {
    const start = Math.max(match.start, at);
    const end = Math.min(match.end, bytes.length);
    if (end <= start) continue;
    if (start > at) found.push({ part: decode(at, start), match: null });
    found.push({ part: decode(start, end), match });
    at = end;
  }
  if (at < bytes.length) found.push({ part: decode(at, bytes.length), match: null });
  return found;
}

/** The text with what cannot be seen named, and marks without end counted. */
function visible(text) {
  const pieces = [];
  let plain = "";
  const flush = () => { if (plain) { pieces.push(plain); plain = ""; } };
  let marks = 0;
  let shown = 0;
  let rest = 0;
  const endMarks = () => {
    if (marks > mostMarks && rest === 0) { flush(); pieces.push(control(`${marks - mostMarks} more marks`)); }
    marks = 0;
  };
  for (const letter of text) {
    const code = letter.codePointAt(0);
    if (/\p{Mn}|\p{Me}/u.test(letter) && !(code >= 0xfe00 && code <= 0xfe0f)) {
      marks += 1;
      if (marks <= mostMarks && rest === 0) plain += letter;
      continue;
    }
    endMarks();
    shown += 1;
    if (shown > mostText) { rest += 1; continue; }
    if (invisible[code] || (code < 0x20 && letter !== "\n" && letter !== "\t") || (code >= 0x7f && code < 0xa0)) {
      flush();
      pieces.push(control(invisible[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`));
    } else plain += letter;
  }
  endMarks();
  flush();
  if (rest > 0) pieces.push(control(`${rest} more letters`));
  return pieces;
}

const control = (name) => h("span", { class: "control" }, name);

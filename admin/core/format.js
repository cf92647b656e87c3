// Numbers, times and the API's words as people read them.

const language = navigator.language || "en";
const whole = new Intl.NumberFormat(language);
const short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
const minute = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const day = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
const plainDay = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

/** 12,345; “—” where it is not known. */
export const number = (value) => (value === null || value === undefined ? "—" : whole.format(value));
/** 12.3K */
export const compact = (value) => (value === null || value === undefined ? "—" : short.format(value));

/** A share of a whole, as per cent; “—” of nothing. */
export function share(part, all) {
  if (!all) return "—";
  const percent = (100 * part) / all;
  // What is not whole is never rounded to it, nor something to nothing.
  if (percent > 0 && percent < 0.1) return "< 0.1 %";
  if (percent < 100 && percent > 99.9) return "> 99.9 %";
  return `${percent > 0 && (percent < 10 || percent > 99) && percent !== 100 ? percent.toFixed(1) : Math.round(percent)} %`;
}

export const dateTime = (value) => (value ? moment.format(new Date(value)) : "—");
export const dateMinute = (value) => (value ? minute.format(new Date(value)) : "—");
/** A moment’s day, or a day as such, which is the same in every zone. */
export function date(value) {
  if (!value) return "—";
  return (/^\d{4}-\d\d-\d\d$/.test(value) ? plainDay : day).format(new Date(value));
}

/** “3 minutes ago”, “in 2 days”. */
export function ago(value, now = Date.now()) {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000);
  const size = Math.abs(seconds);
  if (size < 10) return "just now";
  if (size < 60) return relative.format(seconds, "second");
  if (size < 3600) return relative.format(Math.trunc(seconds / 60), "minute");
  if (size < 86_400) return relative.format(Math.trunc(seconds / 3600), "hour");
  if (size < 30 * 86_400) return relative.format(Math.trunc(seconds / 86_400), "day");
  return date(value);
}

/** Seconds as people say them: 850 ms, 12 s, 4 min, 3 h, 2 days. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined) return "—";
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 90) return `${Number.isInteger(seconds) || seconds >= 10 ? Math.round(seconds) : seconds.toFixed(1)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

export function bytes(count) {
  if (count === null || count === undefined) return "—";
  const units = ["bytes", "KB", "MB", "GB"];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) { value /= 1000; unit += 1; }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** 1 comment, 2 comments. */
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** A code of the API as words: `webhook_secret.replaced` is “webhook secret replaced”. */
export const wordsOf = (code) => (code ?? "").replaceAll(/[._]/g, " ");

/** A state of the API as it stands by itself: `given_up` is “Given up”. */
export const stateOf = (code) => wordsOf(code).replace(/^./, (first) => first.toUpperCase());

export const verdicts = ["allow", "review", "hold", "hide", "delete"];
/** What became of a comment, by its verdict. */
export const verdictWords = { allow: "Allowed", review: "In review", hold: "Held", hide: "Hidden", delete: "Deleted" };

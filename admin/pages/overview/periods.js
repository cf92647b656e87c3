import { h } from "../../core/dom.js";
import { router } from "../../core/router.js";

export const periods = { "24h": "24 hours", "7d": "7 days", "30d": "30 days" };

/** The period of a page's query. @param {URLSearchParams} query */
export const periodOf = (query) => (query.get("period") in periods ? query.get("period") : "24h");

/** Chooses the period, which stands in the address. */
export function periodSwitch(chosen) {
  return h("div", { class: "segments", role: "group", "aria-label": "Period" },
    Object.entries(periods).map(([key, name]) => h("button", {
      type: "button", "aria-pressed": String(key === chosen),
      onclick: () => router.setQuery({ period: key === "24h" ? null : key }),
    }, name)));
}

/** How the bars of a period are called, in full and in short. @param {number} stepSeconds */
export function barNames(stepSeconds) {
  const full = stepSeconds >= 86_400
    ? { weekday: "short", day: "numeric", month: "short" } : { weekday: "short", hour: "2-digit", minute: "2-digit" };
  const short = stepSeconds >= 86_400 ? { day: "numeric", month: "numeric" }
    : stepSeconds > 3600 ? { weekday: "short", hour: "numeric" } : { hour: "numeric" };
  const format = (options) => {
    const formatter = new Intl.DateTimeFormat(navigator.language, options);
    return (at) => formatter.format(new Date(at));
  };
  return { nameOf: format(full), shortNameOf: format(short) };
}

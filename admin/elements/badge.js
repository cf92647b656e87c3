import { h } from "../core/dom.js";
import { stateOf, verdictWords } from "../core/format.js";

/** A word on a coloured ground. @param {string} [tone] good, warning, danger, or a verdict */
export const badge = (text, tone = "") => h("span", { class: `badge ${tone}` }, text);

/** A verdict as a word in its colour. @param {string|null} verdict */
export const verdictBadge = (verdict) => (verdict ? badge(verdictWords[verdict] ?? verdict, verdict) : badge("Not decided"));

const actionTones = { requested: "warning", accepted: "", confirmed: "good", failed: "danger", dead: "danger", withdrawn: "" };

/** How far an action is. @param {string|null} state */
export const actionBadge = (state) => (state ? badge(stateOf(state), actionTones[state] ?? "") : null);

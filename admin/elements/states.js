import { h, uniqueID } from "../core/dom.js";
import { icon } from "./icon.js";

/** While something loads: its place, in grey. @param {{lines?: number, height?: string}} [shape] */
export function loadingState({ lines = 3, height = "3.5rem" } = {}) {
  return h("div", { class: "stack", role: "status" },
    h("span", { class: "unseen" }, "Loading"),
    Array.from({ length: lines }, () => h("span", { class: "skeleton", style: { height } })));
}

/**
 * Where there is nothing to show: why, and what to do about it.
 * @param {{heading: string, text?: import("../core/dom.js").Child, action?: import("../core/dom.js").Child,
 *   symbol?: string}} what
 */
export function emptyState({ heading, text = null, action = null, symbol = "empty" }) {
  return h("div", { class: "state" }, icon(symbol), h("h2", {}, heading), text && h("p", {}, text), action);
}

/** Where something could not be had. @param {Error} error @param {(() => void)|null} [retry] */
export function problemState(error, retry = null) {
  return h("div", { class: "state", role: "alert" }, icon("warning"),
    h("h2", {}, error.code === "unreachable" ? "No answer" : "That did not work"),
    h("p", {}, words(error)),
    retry && h("button", { type: "button", onclick: retry }, "Try again"));
}

/** The same in a line or two, within a page. @param {Error} error */
export function problemNotice(error) {
  return h("div", { class: "notice danger", role: "alert" }, h("p", {}, words(error)),
    error.errors?.length > 0 && h("ul", {}, error.errors.map((fault) =>
      h("li", {}, h("code", {}, fault.line ? `line ${fault.line}` : fault.path || "the body"), ` ${fault.message}`))));
}

/** A problem as a sentence, with how long to wait where the gateway said so. */
export function words(error) {
  if (error.retryAfter) return `${error.message} Try again in ${error.retryAfter} s.`;
  return error.message || "Something went wrong in the console itself.";
}

/** A card with a head. @param {import("../core/dom.js").Child} title */
export function card(title, { actions = null, body = [], level = "h2", flush = false } = {}) {
  const id = uniqueID("card");
  return h("section", { class: "card", "aria-labelledby": id },
    h("div", { class: "head" }, h(level, { id }, title), actions),
    flush ? body : h("div", { class: "body" }, body));
}

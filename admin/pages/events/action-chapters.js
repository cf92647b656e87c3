import { h } from "../../core/dom.js";
import { counted, duration } from "../../core/format.js";
import { commentText } from "../../elements/comment-text.js";
import { relativeTime } from "../../elements/time.js";
import { actionNames, confirmations, failures, isGivenUp } from "./action-words.js";

/**
 * What became of the call to TikTok: requested, accepted, confirmed, or given up and why.
 * @param {any} action @param {{retry: ((action: any) => void)|null}} context
 */
export function actionChapters(action, { retry }) {
  const name = actionNames[action.requested];
  // TikTok's event may be here before its answer is; what follows from what is told in that order all the same.
  const later = (at) => (action.accepted_at > at ? action.accepted_at : at);
  const found = [{
    at: action.created_at, title: `Asked of TikTok: ${name.toLowerCase()}`,
    body: [
      action.carried_out_as !== action.requested && h("p", {}, `Carried out as ${actionNames[action.carried_out_as].toLowerCase()}: the account’s dialect knows no other way.`),
      action.text && h("blockquote", {}, commentText(action.text, [])),
      action.urgency === "background" && h("p", { class: "soft" }, "In the background, after what is urgent."),
    ],
  }];
  if (action.accepted_at) {
    found.push({ at: action.accepted_at, title: "Accepted by TikTok", body: h("p", { class: "soft" }, attempts(action), after(action.created_at, action.accepted_at)) });
  }
  if (action.unseen_at) found.push({ at: action.unseen_at, tone: "warning", title: "Not seen done", body: h("p", { class: "soft" }, "The gateway looked at the comment, and it was as before.") });
  if (action.confirmed_at) {
    found.push({ at: action.confirmed_at, order: later(action.confirmed_at), tone: "good", title: "Confirmed", body: h("p", { class: "soft" }, confirmations[action.confirmed_by] ?? "It was seen done.", after(action.created_at, action.confirmed_at, " after it was asked")) });
  }
  if (isGivenUp(action)) found.push(givenUp(action, retry));
  else if (action.state === "withdrawn") found.push({ at: action.updated_at, title: "Withdrawn", body: h("p", { class: "soft" }, "It was not wanted any more.") });
  else if (action.state === "requested") found.push(toCome(action));
  else if (action.state === "accepted") found.push({ at: null, title: "To be confirmed", body: h("p", { class: "soft" }, "By TikTok’s own event, or by a look at the comment.") });
  return found;
}

function givenUp(action, retry) {
  return {
    at: action.updated_at, tone: "danger", title: "Given up",
    body: [
      h("p", {}, failures[action.failure] ?? failures.unknown, " ", h("span", { class: "soft" }, attempts(action))),
      action.last_error && h("p", { class: "small mono" }, h("bdi", {}, action.last_error)),
      retry && h("button", { type: "button", onclick: () => retry(action) }, "Retry"),
    ],
  };
}

function toCome(action) {
  return {
    at: null, tone: action.last_error ? "warning" : "", title: action.attempts === 0 ? "To be sent" : "To be tried again",
    body: [
      h("p", { class: "soft" }, action.attempts > 0 && `${attempts(action)} `, action.next_attempt_at ? ["Next attempt ", relativeTime(action.next_attempt_at), "."] : "As soon as the quota allows."),
      action.last_error && h("p", { class: "small mono" }, h("bdi", {}, action.last_error)),
    ],
  };
}

const attempts = ({ attempts: count, drifts }) => `${counted(count, "attempt")}${drifts > 0 ? `, undone ${counted(drifts, "time")} at TikTok` : ""}.`;
const after = (from, to, rest = "") => {
  const seconds = (new Date(to) - new Date(from)) / 1000;
  return seconds >= 0.001 ? ` ${duration(seconds)}${rest}.` : "";
};

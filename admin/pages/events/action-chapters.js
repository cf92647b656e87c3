import { h } from "../../core/dom.js";
import { duration } from "../../core/format.js";
import { commentText } from "../../elements/comment-text.js";
import { relativeTime } from "../../elements/time.js";
import { actionNames, attemptWords, confirmations, failureHints, isGivenUp } from "./action-words.js";

const soft = (...content) => h("p", { class: "soft" }, content);

/**
 * What became of the call to TikTok: requested, tried, confirmed, or given up and why.
 * @param {any} action with its attempts as `made` @param {{retry: ((action: any) => void)|null}} context
 */
export function actionChapters(action, { retry }) {
  return [asked(action), ...action.made.map((attempt) => tried(attempt, action)), action.unseen_at && unseen(action),
    action.confirmed_at && confirmed(action), end(action, retry)].filter(Boolean);
}

function asked(action) {
  const done = actionNames[action.carried_out_as].toLowerCase();
  return {
    at: action.created_at, title: `Asked of TikTok: ${actionNames[action.requested].toLowerCase()}`,
    body: [
      action.carried_out_as !== action.requested
        && h("p", {}, `Carried out as ${done}: the account’s dialect knows no other way.`),
      action.text && h("blockquote", {}, commentText(action.text, [])),
      action.urgency === "background" && soft("In the background, after what is urgent."),
    ],
  };
}

function tried({ number, began_at: began, ended_at: ended, outcome, error }, action) {
  const [title, tone] = attemptWords[outcome] ?? [outcome, ""];
  return {
    at: ended, tone, title,
    body: [
      soft(`Attempt ${number}.`, took(action.created_at, began, " after it was asked"), took(began, ended, "", "It took ")),
      errorLine(error),
    ],
  };
}

function unseen(action) {
  return {
    at: action.unseen_at, tone: "warning", title: "Not seen done",
    body: soft("The gateway looked at the comment, and it was as before."),
  };
}

function confirmed(action) {
  const { accepted_at: answered, confirmed_at: at } = action;
  return {
    at, tone: "good", title: "Confirmed",
    // TikTok's event may be here before its answer is; what follows from what is told in that order all the same.
    order: answered > at ? answered : at,
    body: soft(confirmations[action.confirmed_by] ?? "It was seen done.", took(action.created_at, at, " after it was asked")),
  };
}

/** Where it stands: given up, withdrawn, or what is still to come. */
function end(action, retry) {
  if (isGivenUp(action)) return givenUp(action, retry);
  if (action.state === "withdrawn") {
    return { at: action.updated_at, title: "Withdrawn", body: soft("It was not wanted any more.") };
  }
  if (action.state === "accepted") {
    return { at: null, title: "To be confirmed", body: soft("By TikTok’s own event, or by a look at the comment.") };
  }
  return action.state === "requested" ? toCome(action) : null;
}

function givenUp(action, retry) {
  return {
    at: action.updated_at, tone: "danger", title: "Given up",
    body: [
      h("p", {}, failureHints[action.failure] ?? failureHints.unknown),
      untold(action),
      retry && h("button", { type: "button", onclick: () => retry(action) }, "Retry"),
    ],
  };
}

function toCome(action) {
  const next = action.next_attempt_at;
  return {
    at: null, tone: action.last_error ? "warning" : "", title: action.attempts === 0 ? "To be sent" : "To be tried again",
    body: [
      soft(next ? ["Next attempt ", relativeTime(next), "."] : "As soon as the quota allows."),
      untold(action),
    ],
  };
}

/** What went wrong last, where no attempt tells it: what TikTok turned away before it could do anything was none. */
const untold = ({ last_error: error, made }) => error !== made.at(-1)?.error && errorLine(error);

const errorLine = (error) => error && h("p", { class: "small mono" }, h("bdi", {}, error));

function took(from, to, rest = "", begin = "") {
  const seconds = (new Date(to) - new Date(from)) / 1000;
  return seconds >= 0.001 ? ` ${begin}${duration(seconds)}${rest}.` : "";
}

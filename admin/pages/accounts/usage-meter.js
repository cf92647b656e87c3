import { h } from "../../core/dom.js";
import { number } from "../../core/format.js";
import { badge } from "../../elements/badge.js";
import { relativeTime } from "../../elements/time.js";

const states = {
  free: null,
  used_up: ["Used up", "warning"],
  paused: ["Paused", "danger"],
  failing: ["Failing", "danger"],
};

/** What is used of a limit, as a bar and in figures. */
export function usageMeter(label, used, limit) {
  const share = Math.min(1, used / limit);
  return h("div", { class: "usage" },
    h("span", {}, label), h("span", { class: "number soft" }, `${number(used)} of ${number(limit)}`),
    h("span", { class: "track", "aria-hidden": "true" },
      h("span", { class: share >= 0.9 ? "full" : "", style: { width: `${100 * share}%` } })));
}

/** Whether calls may be made at present, and from when on where not; nothing where all is well. */
export function callState({ state, until }) {
  if (!states[state]) return null;
  return h("span", { class: "row" }, badge(...states[state]), until && h("span", { class: "soft" }, "until ",
    relativeTime(until)));
}

export const stateMeaning = {
  used_up: "An account has made as many calls to one endpoint as it may within a minute. Calls go on by themselves.",
  paused: "TikTok said that there were too many calls, so there is a rest.",
  failing: "Most calls failed, so one is tried at a time until TikTok answers again. Actions wait, and use up no attempt.",
};

const endpointNames = {
  hide: "Hiding", delete: "Deleting", reply: "Replying", comments: "Reading comments", replies: "Reading replies",
};

/** What an account has used of each endpoint that it has called. */
export const endpointMeters = (endpoints) => endpoints.filter(({ used }) => used > 0)
  .map(({ endpoint, used, calls_per_minute: limit }) => usageMeter(endpointNames[endpoint] ?? endpoint, used, limit));

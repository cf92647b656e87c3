import { h } from "../../core/dom.js";
import { duration } from "../../core/format.js";
import { verdictBadge } from "../../elements/badge.js";
import { foundTerms, textViews } from "../../elements/explanation.js";
import { relativeTime } from "../../elements/time.js";
import { labelsOf, reasonLine } from "../review/reason.js";
import { actionChapters } from "./action-chapters.js";
import { eventTypes } from "./event-types.js";

const seconds = (from, to) => (new Date(to) - new Date(from)) / 1000;

/**
 * The story of an event, as a timeline has it. What comes of itself stands in the order in which it came about; times
 * alone would not do, because a decision is made within the millisecond of its delivery.
 * @param {any} loaded see event-story.js
 * @param {{base: string, me: string, retry: ((action: any) => void)|null}} context
 */
export function chapters({ event, explanation, rules, others, actions, decision }, context) {
  const isDeleted = others.some(({ type }) => type === "comment.deleted");
  const told = [
    ...(event.review ? [reviewed(event, decision, context)] : []),
    ...actions.flatMap((action) => actionChapters(action, context)),
    ...others.map((other) => otherEvent(other, context)),
  ];
  const past = told.filter(({ at }) => at).toSorted((one, other) => new Date(one.order ?? one.at) - new Date(other.order ?? other.at));
  return [
    delivered(event),
    ...(event.decision ? [decided(event, explanation, rules, context)] : []),
    ...past,
    ...waiting(event, isDeleted, context),
    ...told.filter(({ at }) => !at),
  ];
}

function delivered(event) {
  const took = seconds(event.occurred_at, event.received_at);
  return {
    at: event.received_at, title: "Delivered by TikTok",
    body: h("p", { class: "soft" }, `${eventTypes[event.type] ?? event.type} `, relativeTime(event.occurred_at),
      took >= 1 ? `, delivered ${duration(took)} later` : ", delivered at once"),
  };
}

function decided(event, explanation, rules, context) {
  const { decision } = event;
  return {
    at: event.received_at, title: ["Decided ", verdictBadge(decision.verdict)],
    body: [
      reasonLine(event, { base: context.base, rules }),
      foundTerms(event.text, decision.matches),
      textViews(explanation?.views),
      decision.labels.length > 0 && h("div", { class: "row" }, h("span", { class: "soft small" }, "Labels"), labelsOf(decision.labels)),
      decision.fired.length > 1 && held("All rules that held", decision.fired, rules),
      held("Rules in shadow that held, without effect", decision.shadows, rules),
      decision.awaits_scores.length > 0 && h("p", { class: "soft" }, `A classifier may still change it: ${decision.awaits_scores.join(", ")}.`),
    ],
  };
}

function held(name, entries, rules) {
  if (entries.length === 0) return null;
  return h("div", {}, h("p", { class: "soft small" }, name), h("ul", { class: "row" }, entries.map(({ rule, layer, verdict }) =>
    h("li", { class: "row" }, h("bdi", {}, rules.get(`${layer}/${rule}`)?.rule?.name ?? rule), verdict && verdictBadge(verdict)))));
}

function reviewed(event, decision, { me, base }) {
  const { review } = event;
  const who = review.reviewer === me ? "you" : decision?.reviewer_name ? h("bdi", {}, decision.reviewer_name) : review.reviewer ? "a colleague" : "somebody who is gone";
  return {
    at: review.created_at, title: ["Reviewed by ", who, " ", verdictBadge(review.verdict)],
    body: [
      h("p", { class: "soft" }, review.verdict === event.decision?.verdict ? "As the rules had it." : "The person’s word holds, whatever the rules said."),
      decision && new Date(decision.undo_until) > new Date() && h("p", {}, h("a", { href: `${base}/review/decisions` }, "It can still be taken back")),
    ],
  };
}

function waiting(event, isDeleted, { base }) {
  if (event.review || isDeleted || !["review", "hold"].includes(event.decision?.verdict)) return [];
  return [{
    at: null, tone: "warning", title: "Waits for a person",
    body: h("p", {}, event.decision.verdict === "hold" ? "Hidden meanwhile. " : "Visible meanwhile. ", h("a", { href: `${base}/review?event=${event.id}` }, "Decide about it")),
  }];
}

function otherEvent(event, { base }) {
  return {
    at: event.received_at, title: eventTypes[event.type] ?? event.type,
    body: h("p", { class: "small" }, h("a", { class: "mono", href: `${base}/events/${event.id}` }, event.id)),
  };
}

import { h } from "../../core/dom.js";
import { dateTime } from "../../core/format.js";

/**
 * What happened, one thing below another, in order.
 * @param {{at: string|null, title: import("../../core/dom.js").Child, tone?: ""|"good"|"warning"|"danger",
 *   body?: import("../../core/dom.js").Child}[]} chapters those without a time have not happened yet
 */
export function timeline(chapters) {
  return h("ol", { class: "timeline" }, chapters.map(({ at, title, tone = "", body = null }) =>
    h("li", { class: [tone, !at && "to-come"].filter(Boolean).join(" ") },
      h("div", { class: "spread" }, h("h3", {}, title),
        at && h("time", { class: "soft small number", datetime: at }, dateTime(at))),
      body && h("div", { class: "body" }, body))));
}

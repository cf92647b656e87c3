import { h } from "../../core/dom.js";
import { icon } from "../../elements/icon.js";

/**
 * What stands around the pages before the login: the name above, what is asked in the middle.
 * @param {string} title @param {...import("../../core/dom.js").Child} content
 */
export function gateFrame(title, ...content) {
  return h("div", { class: "gate" },
    h("p", { class: "brand" }, icon("gate"), "Gatehouse"),
    h("div", { class: "card" }, h("div", { class: "body" }, h("h1", { tabindex: "-1" }, title), content)));
}

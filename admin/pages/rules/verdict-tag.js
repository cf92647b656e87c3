import { h } from "../../core/dom.js";

/** What a rule asks for, in the words of its document. @param {string|null|undefined} verdict */
export const verdictTag = (verdict) => (verdict ? h("span", { class: `badge ${verdict}` }, verdict) : null);

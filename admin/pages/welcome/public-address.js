import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Part } from "../../core/part.js";
import { icon } from "../../elements/icon.js";

/** What the gateway finds out about its own public address: whether it leads here, and whether TikTok would use it. */
export class PublicAddress extends Part {
  async load() {
    const diagnosis = await api.get("/diagnosis", { signal: this.signal });
    return diagnosis.findings.filter(({ check }) => check === "public_url");
  }

  draw(findings) {
    if (findings.length === 0) return [];
    return h("ul", { class: "findings" }, findings.map(({ severity, message, remedy }) => h("li", { class: severity },
      icon(severity === "ok" ? "check" : "warning"),
      h("span", {}, h("span", { class: "unseen" }, severity === "ok" ? "In order: " : "To mend: "), sentence(message),
        remedy && h("span", { class: "soft block" }, sentence(remedy))))));
  }

  /** It is an extra: the step does without it. */
  failed() { return []; }
}

/** Settings and addresses begin as they are written. */
function sentence(text) {
  const [first] = text.split(" ");
  return `${/[.:]/.test(first) ? text : text.charAt(0).toUpperCase() + text.slice(1)}.`;
}

customElements.define("gh-public-address", PublicAddress);

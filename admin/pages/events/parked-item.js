import { h } from "../../core/dom.js";
import { commentText } from "../../elements/comment-text.js";
import { rowMenu } from "../../elements/row-menu.js";
import { relativeTime } from "../../elements/time.js";

/**
 * A parked delivery: why, when, and what came.
 * @param {any} delivery @param {{account: string|null, retry: (() => void)|false, clear: (() => void)|false}} how
 */
export function parkedItem({ id, reason, body, body_base64: bytes, received_at: at }, { account, retry, clear }) {
  return h("li", { class: "parked-item", dataset: { id } },
    h("div", {},
      h("p", {}, h("strong", {}, sentence(reason))),
      h("p", { class: "soft" }, account && [h("bdi", {}, account), ", "], "received ", relativeTime(at)),
      h("details", {}, h("summary", {}, "What came"),
        bytes ? [h("p", { class: "soft" }, "It is not text. In base64:"), h("pre", { tabindex: "0" }, bytes)]
          // The letters as they came: ids in it are too long to be read as numbers and written again.
          : h("pre", { tabindex: "0" }, commentText(body)))),
    h("div", {}, rowMenu("this delivery", [retry && ["Retry it", retry], clear && ["Clear it away", clear]])));
}

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

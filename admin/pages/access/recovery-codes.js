import { h } from "../../core/dom.js";
import { copyButton } from "../../elements/secret.js";

/**
 * Recovery codes, which are shown this once, with ways to keep them.
 * @param {string[]} codes @param {() => void} close
 */
export function recoveryCodes(codes, close) {
  const text = `Recovery codes for Gatehouse at ${location.host}\n\n${codes.join("\n")}\n`;
  return h("div", { class: "stack recovery" },
    h("p", {}, "Whoever has lost the app signs in with one of these. Each is good once. They are shown now and never "
      + "again: keep them where the app is not."),
    h("ol", { class: "codes", "aria-label": "Recovery codes" }, codes.map((code) => h("li", {}, h("code", {}, code)))),
    h("div", { class: "row" },
      copyButton(codes.join("\n"), "Copy"),
      h("button", { type: "button", onclick: () => download(text) }, "Download"),
      h("button", { type: "button", onclick: () => print() }, "Print")),
    h("div", { class: "foot" }, h("button", { type: "button", class: "primary", onclick: () => close(true) },
      "I have kept them")));
}

function download(text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = h("a", { href: url, download: "gatehouse-recovery-codes.txt" });
  link.click();
  URL.revokeObjectURL(url);
}

import { h } from "./dom.js";
import { Page } from "./page.js";
import { Problem } from "./problem.js";
import { problemNotice } from "../elements/states.js";

/**
 * A part of a page that loads by itself, so that the rest need not wait for it, nor fails with it. It loads and draws as
 * a page does; its `params` and `tenant` are given by whoever makes it.
 */
export class Part extends Page {
  connectedCallback() {
    this.classList.add("part");
    this.start();
    this.refresh();
  }

  failed(error) {
    if (!(error instanceof Problem)) console.error(error);
    return h("div", { class: "stack" }, problemNotice(error),
      h("button", { type: "button", onclick: () => this.refresh() }, "Try again"));
  }
}

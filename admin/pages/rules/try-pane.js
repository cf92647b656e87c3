import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { field } from "../../elements/form.js";
import { problemNotice } from "../../elements/states.js";
import { explanationView } from "./explanation-view.js";

/** So long is waited for more typing, in milliseconds. */
const patience = 250;

/** A comment is typed, and what the rules say to it is told as one types. */
export class TryPane extends HTMLElement {
  #what;
  #text;
  #details;
  #answer = h("div", { class: "answer", role: "status", "aria-live": "off" });
  #timer = null;
  #turn = null;

  /**
   * @param {{tenant: string, account?: string|null, draft?: import("./draft.js").Draft|null,
   *   layer?: import("./layer.js").Layer,
   *   known?: Object<string, any>, rules?: any[]}} what
   *   `draft` is tried in the place of what is in force; `known` is what is known of the comment; `rules` are those in
   *   force, as `/rules` has them
   */
  constructor(what) {
    super();
    this.#what = { known: {}, rules: [], ...what };
  }

  connectedCallback() {
    const { known } = this.#what;
    const again = () => this.run();
    const detail = (name, label, hint = null, type = "text") =>
      field({ name, label, hint, type, value: known[name] ?? "", attributes: { oninput: again, autocomplete: "off" } });
    this.#text = h("textarea", {
      rows: 3,
      "aria-label": "A comment to try",
      placeholder: "Type a comment",
      value: known.text ?? "",
      oninput: again,
      maxlength: 5000
    });
    this.#details = h("details", { open: Object.keys(known).some((name) => name !== "text" && known[name]) },
      h("summary", {}, "Who, where and when"),
      h("div", { class: "form-grid" }, detail("username", "User name", "As @name."), detail("user_id", "Author id"),
        detail("video_id", "Video id"), detail("parent_comment_id", "Answers the comment", "Its id, for a reply."),
        detail("occurred_at", "Time", "Now unless given.", "datetime-local")));
    fill(this, h("div", { class: "stack" }, this.#text, this.#details, this.#answer));
    this.run();
  }

  disconnectedCallback() { clearTimeout(this.#timer); this.#turn?.abort(); }

  focusText() { this.#text.focus(); }

  /** Asks again, in a moment: something changed. */
  run() {
    clearTimeout(this.#timer);
    this.#turn?.abort();
    this.#timer = setTimeout(() => this.#ask(), patience);
  }

  async #ask() {
    const { tenant, account, draft, layer, rules } = this.#what;
    const text = this.#text.value;
    if (text === "") {
      fill(this.#answer,
        h("p", { class: "soft" },
          draft ? "What the draft says to it stands here, rule by rule. Nothing is stored."
                : "What the rules in force say to it stands here. Nothing is stored."));
      return;
    }
    if (draft && !draft.isSound) {
      fill(this.#answer,
        h("p", { class: "soft" },
          draft.syntaxFault ? "The document is no JSON at the moment." : "The draft has faults: mend them to try it."));
      return;
    }
    const turn = this.#turn = new AbortController();
    const details = {};
    for (const control of this.#details.querySelectorAll("[name]")) {
      const value = control.value.trim();
      if (value) details[control.name] = control.type === "datetime-local" ? new Date(value).toISOString() : value;
    }
    const body = {
      text,
      ...details,
      ...(account && { account }),
      ...(draft && { rule_set: draft.document, ...layer.draftMembers })
    };
    try {
      const explanation = await api.post(`/tenants/${tenant}/rules/test`, body, { signal: turn.signal });
      if (draft) explanation.reason = explanation.reason.replace(/ rules, version 0,/, " rules, as drafted,");
      const own = new Map((draft?.rules ?? []).map((rule) => [rule?.id, rule]));
      const inForce = new Map(rules.map((entry) => [`${entry.layer}/${entry.id}`, entry.rule]));
      fill(this.#answer,
        explanationView(
          explanation, (id, of) => (draft && of === layer.kind && own.get(id)) || inForce.get(`${of}/${id}`) || null));
    } catch (error) {
      if (turn.signal.aborted) return;
      fill(this.#answer, problemNotice(error));
    }
  }
}

customElements.define("gh-try-pane", TryPane);

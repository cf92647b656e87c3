import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { Part } from "../../core/part.js";
import { field, form, values } from "../../elements/form.js";
import { toast } from "../../elements/toast.js";
import { starterExtras, starterKinds, starterLanguages, starterRuleSet } from "../rules/starter.js";

const off = "off";
const choices = [
  [off, "Nothing"], ["review", "Stays, and a person looks"], ["hold", "Hidden until a person has looked"],
  ["hide", "Hidden"], ["delete", "Deleted"],
];

/** The first rules, from the lists that come with Gatehouse. */
export class RulesStep extends Part {
  #lists = [];

  async load() { this.#lists = await api.all("/starter-lists", { signal: this.signal }); }

  draw() {
    const { version, own } = this.loaded.rules;
    const languages = starterLanguages(this.#lists);
    const spoken = navigator.languages.map((tag) => tag.split("-")[0]);
    const isSpoken = (tag) => spoken.includes(tag) || tag === "en";
    const outcome = h("p", { class: "soft", role: "status" });
    const entry = form({
      submit: "Put these rules in force", className: "form rules-form",
      fields: [
        h("fieldset", { class: "field" }, h("legend", {}, "Languages of the comments"),
          h("div", { class: "choices-row" }, languages.map(([tag, name]) => h("label", { class: "check" },
            h("input", { type: "checkbox", name: "languages", value: tag, checked: isSpoken(tag) }),
            h("span", {}, name))))),
        h("fieldset", { class: "field verdicts" }, h("legend", {}, "What becomes of"),
          [...starterKinds.map(({ kind, ...more }) => ({ key: `verdicts/${kind}`, ...more })),
            ...starterExtras.map(({ id, ...more }) => ({ key: `extras/${id}`, ...more }))]
            .map(({ key, name, hint, verdict }) => field({ name: key, label: name, hint, value: verdict,
              options: choices }))),
        field({
          name: "shadow", label: "Only watch at first", type: "checkbox",
          hint: "The rules are counted and never act. Their figures show what they would have done; switch them live one by one.",
        }),
        outcome,
      ],
      run: async () => {
        const { data } = await api.exchange("PUT", `/tenants/${this.params.tenant}/rule-set`, this.#document(entry), {
          etag: this.loaded.rules.etag, headers: { "Gatehouse-Note": "Set up from starter lists" },
        });
        toast(`In force from now on, as version ${data.version}.`);
        this.next();
      },
    });
    const tell = () => {
      const { rules } = this.#document(entry);
      fill(outcome, rules.length === 0 ? "No rule: every comment stays as it is."
        : `Makes ${counted(rules.length, "rule")}, which can be changed at any time.`);
    };
    entry.addEventListener("input", tell);
    tell();
    return h("div", { class: "stack" },
      h("h2", {}, "What is not wanted?"),
      h("p", { class: "measure" },
        "Begin with lists that come with Gatehouse. Spelling tricks are seen through, in every rule."),
      version > 0 && !own && h("p", { class: "notice" },
        "For now the tenant has the few rules that every tenant begins with, and some of them delete. What is chosen "
          + "here takes their place. ",
        h("a", { href: `/tenants/${this.params.tenant}/rules` }, "See the rules")),
      own && h("p", { class: "notice warning" },
        `The tenant has rules of its own already, version ${version}. What is chosen here takes their place; `,
        "earlier versions can be brought back. ",
        h("a", { href: `/tenants/${this.params.tenant}/rules` }, "See the rules")),
      this.#withoutHiding(),
      entry);
  }

  #withoutHiding() {
    if (!this.loaded.accounts.some(({ dialect }) => dialect === "open")) return null;
    return h("p", { class: "notice" },
      "For accounts of the Open API, TikTok hides nothing: what is to be hidden is deleted, which cannot be undone, "
        + "and what is to be hidden until a person looks stays in sight.");
  }

  #document(entry) {
    const chosen = values(entry);
    const verdicts = (prefix) => Object.fromEntries(Object.entries(chosen).filter(([name]) => name.startsWith(prefix))
      .map(([name, verdict]) => [name.slice(prefix.length), verdict === off ? null : verdict]));
    return starterRuleSet({
      lists: this.#lists, languages: [chosen.languages ?? []].flat(), verdicts: verdicts("verdicts/"),
      extras: verdicts("extras/"),
      mode: chosen.shadow ? "shadow" : "live",
    });
  }
}

customElements.define("gh-rules-step", RulesStep);

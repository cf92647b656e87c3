import { h } from "../../core/dom.js";
import { field, form } from "../../elements/form.js";
import { starterExtras, starterKinds, starterLanguages, starterRuleSet, suggestedVerdicts } from "./starter.js";

const verdictOptions = [
  ["", "leave it out"], ["review", "review: a person looks"], ["hold", "hold: hide it, a person looks"],
  ["hide", "hide"], ["delete", "delete"]
];

/**
 * Where there are no rules yet: a choice of what to begin with.
 * @param {any[]} lists as `GET /v1/starter-lists` has them @param {any[]} accounts
 * @param {(document: any) => void} begin takes the draft that was put together
 */
export function starterChoice(lists, accounts, begin) {
  const languages = starterLanguages(lists);
  const { verdicts, extras } = suggestedVerdicts();
  const own = (navigator.language || "en").slice(0, 2);
  const known = languages.some(([tag]) => tag === own) ? own : "en";
  const choice = (prefix) => ({ kind, id, name, hint, verdict }) => {
    const dialects = accounts.map(({ dialect }) => dialect);
    const cannotHold = dialects.length > 0 && dialects.every((dialect) => dialect === "open");
    const options = cannotHold ? verdictOptions.filter(([key]) => key !== "hold") : verdictOptions;
    return field({
      name: `${prefix}/${kind ?? id}`,
      label: name,
      hint,
      options,
      value: cannotHold && verdict === "hold" ? "review" : verdict
    });
  };
  return h("section", { class: "card starter" },
    h("div", { class: "head" }, h("h2", {}, "No rules yet"),
      h("button", { type: "button", onclick: () => begin({ default: "allow", rules: [] }) },
        "Begin with an empty document")),
    h("div", { class: "body" },
      h("p", { class: "soft" },
        "Every comment is allowed until there are rules. Begin with the lists that come with Gatehouse: this makes a "
          + "draft, which you can look through, try and change before it is saved."),
      form({
        fields: [
          h("fieldset", { class: "field" }, h("legend", {}, "Languages of the comments"),
            h("div", { class: "row" },
              languages.map(
                ([tag, name]) => h("label", { class: "check" },
                  h("input", { type: "checkbox", name: "languages", value: tag, checked: tag === known }), name))),
            h("p", { class: "error" })),
          h("div", { class: "form-grid" }, starterKinds.map(choice("verdicts")), starterExtras.map(choice("extras"))),
          field({
            name: "mode",
            label: "At first",
            options:
              [["shadow", "count only, act on nothing: see a few days what they would do"], ["live", "act at once"]],
            value: "live"
          }),
          field({
            name: "fallback",
            label: "Where no rule holds",
            options: [["allow", "allow"], ["review", "review: a person looks at everything else"]]
          }),
        ],
        submit: "Make a draft",
        run: async (values) => {
          const part = (prefix, suggested) =>
            Object.fromEntries(Object.keys(suggested).map((key) => [key, values[`${prefix}/${key}`]]));
          begin(starterRuleSet({
            lists,
            languages: [values.languages ?? []].flat(),
            verdicts: part("verdicts", verdicts),
            extras: part("extras", extras),
            mode: values.mode,
            fallback: values.fallback,
            dialects: accounts.map(({ dialect }) => dialect),
          }));
        },
      })));
}

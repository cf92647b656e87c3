import { h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { toast } from "../../elements/toast.js";
import { starterExtras, starterKinds, starterLanguages, starterRuleSet, suggestedVerdicts } from "./starter.js";

const verdictOptions = [
  ["", "leave it out"], ["review", "review: a person looks"], ["hold", "hold: hide it, a person looks"],
  ["hide", "hide"], ["delete", "delete"]
];

/** The ids of the rules that every new tenant begins with. */
const usual = ["spam-phrases", "bad-words", "too-short"];

/** Whether a document is still the one that every new tenant begins with. @param {any} document */
export const isUsualBeginning = (document) => Array.isArray(document?.rules) && document.rules.length === usual.length
  && usual.every((id) => document.rules.some((rule) => rule?.id === id));

/**
 * Where there are no rules yet: a choice of what to begin with.
 * @param {any[]} lists as `GET /v1/starter-lists` has them @param {any[]} accounts
 * @param {(document: any) => void} begin takes the draft that was put together
 */
export function starterChoice(lists, accounts, begin) {
  return h("section", { class: "card starter" },
    h("div", { class: "head" }, h("h2", {}, "No rules yet"),
      h("button", { type: "button", onclick: () => begin({ default: "allow", rules: [] }) }, "Begin with an empty document")),
    h("div", { class: "body" },
      h("p", { class: "soft" },
        "Begin with the lists that come with Gatehouse: this makes a draft, which you can look through, try and change "
          + "before it is saved."),
      starterForm(lists, accounts, { submit: "Make a draft", take: begin })));
}

/**
 * Adds rules made of starter lists to a draft, or puts them in the place of those that every new tenant begins with.
 * @param {import("./draft.js").Draft} draft @param {any[]} lists @param {any[]} accounts
 */
export async function addStarters(draft, lists, accounts) {
  const isFresh = isUsualBeginning(draft.document);
  await openDialog(isFresh ? "Begin with starter lists" : "Add from starter lists", (close) => [
    h("p", { class: "soft" }, isFresh
      ? "These rules take the place of the present ones in the draft. Look through them and try them before you save."
      : "Rules are added to the draft, but for those whose id it has already."),
    starterForm(lists, accounts, {
      submit: isFresh ? "Make a draft" : "Add to the draft", cancel: () => close(),
      take: (document) => {
        const taken = new Set(draft.rules.map((rule) => rule?.id));
        const fresh = isFresh ? document.rules : document.rules.filter(({ id }) => !taken.has(id));
        draft.replace(isFresh ? document : { ...draft.document, rules: [...draft.rules, ...fresh] });
        close();
        toast(fresh.length > 0 ? `${counted(fresh.length, "rule")} in the draft. Nothing is saved yet.`
          : "The draft has those rules already.");
      },
    }),
  ], { wide: true });
}

function starterForm(lists, accounts, { submit, take, cancel = null }) {
  const languages = starterLanguages(lists);
  const { verdicts, extras } = suggestedVerdicts();
  const own = (navigator.language || "en").slice(0, 2);
  const known = languages.some(([tag]) => tag === own) ? own : "en";
  const dialects = accounts.map(({ dialect }) => dialect);
  const cannotHold = dialects.length > 0 && dialects.every((dialect) => dialect === "open");
  const options = cannotHold ? verdictOptions.filter(([key]) => key !== "hold") : verdictOptions;
  const choice = (prefix) => ({ kind, id, name, hint, verdict }) => field({
    name: `${prefix}/${kind ?? id}`, label: name, hint, options, value: cannotHold && verdict === "hold" ? "review" : verdict,
  });
  return form({
    className: "form wide-form", submit, cancel,
    fields: [
      h("fieldset", { class: "field" }, h("legend", {}, "Languages of the comments"),
        h("div", { class: "row" }, languages.map(([tag, name]) => h("label", { class: "check" },
          h("input", { type: "checkbox", name: "languages", value: tag, checked: tag === known }), name))),
        h("p", { class: "error" })),
      h("div", { class: "form-grid" }, starterKinds.map(choice("verdicts")), starterExtras.map(choice("extras"))),
      h("div", { class: "form-grid" },
        field({
          name: "mode", label: "At first", value: "live",
          options: [["live", "act at once"], ["shadow", "count only, act on nothing"]],
          hint: "In shadow, see for a few days what they would do.",
        }),
        field({
          name: "fallback", label: "Where no rule holds", options: [["allow", "allow"], ["review", "review: a person looks"]],
        })),
    ],
    run: async (values) => {
      const part = (prefix, suggested) =>
        Object.fromEntries(Object.keys(suggested).map((key) => [key, values[`${prefix}/${key}`]]));
      take(starterRuleSet({
        lists, languages: [values.languages ?? []].flat(), verdicts: part("verdicts", verdicts),
        extras: part("extras", extras), mode: values.mode, fallback: values.fallback, dialects,
      }));
    },
  });
}

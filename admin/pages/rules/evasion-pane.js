import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { number, wordsOf } from "../../core/format.js";
import { field, form } from "../../elements/form.js";
import { commentText } from "../../elements/comment-text.js";
import { scrollBox } from "../../elements/records.js";

const kindChoices =
  [["words", "as a word"], ["phrases", "as a phrase"], ["substrings", "anywhere"], ["wildcards", "with wildcards"]];
const foldingChoices = [["folded", "folded"], ["aggressive", "aggressive"], ["exact", "exact"]];

/**
 * How hard a term is to evade: its disguises, and which of them get through.
 * @param {string} tenant any; the answer is the same for all
 */
export function evasionPane(tenant) {
  const answer = h("div", { role: "status" },
    h("p", { class: "soft" },
      "The term is disguised in many ways, and each is looked for as a rule would. What gets through is listed, and the "
      + "ordinary words that the term hits."));
  return h("div", { class: "stack" }, form({
    className: "form-grid evasion",
    fields: [
      field({ name: "term", label: "Term", required: true, attributes: { maxlength: 200, autocomplete: "off" } }),
      field({ name: "kind", label: "Looked for", options: kindChoices }),
      field({ name: "folding", label: "Disguises seen through", options: foldingChoices }),
    ],
    submit: "Score it",
    run: async (body) => fill(answer, report(await api.post(`/tenants/${tenant}/rules/evasion`, body))),
  }), answer);
}

function report({ term, variants, caught, share, techniques, collisions }) {
  const missed = techniques.filter((technique) => technique.caught < technique.variants)
    .toSorted((a, b) => a.caught / a.variants - b.caught / b.variants);
  const whole = techniques.filter((technique) => technique.caught === technique.variants && technique.variants > 0);
  return h("div", { class: "stack" },
    h("div", { class: "figure" }, h("span", { class: "name" }, "Disguises caught of ", h("bdi", {}, `“${term}”`)),
      h("span", { class: "value" }, `${Math.round(100 * share)} %`),
      h("span", { class: "note" }, `${number(caught)} of ${number(variants)}`)),
    missed.length > 0
      && scrollBox(`What gets through of “${term}”`,
        h("table", { class: "small" }, h("caption", {}, h("h3", {}, "What gets through")),
          h("thead", {},
            h("tr", {}, h("th", { scope: "col" }, "Disguise"), h("th", { scope: "col", class: "number" }, "Caught"),
              h("th", { scope: "col" }, "Such as"))),
          h("tbody", {},
            missed.map((technique) => h("tr", {}, h("th", { scope: "row" }, wordsOf(technique.name)),
              h("td", { class: "number" }, `${technique.caught} of ${technique.variants}`),
              h("td", {}, technique.missed.map((variant) => commentText(variant)))))))),
    whole.length > 0
      && h("p", {}, h("strong", {}, "Always caught: "), whole.map(({ name }) => wordsOf(name)).join(", "), "."),
    collisions.length > 0
      ? h("div", { class: "notice warning" },
          h("p", {}, "It also hits ordinary words: ",
            collisions.map(({ word, languages }) => `${word} (${languages.join(", ")})`).join(", "), "."))
      : h("p", { class: "soft" }, "It hits no ordinary word of the languages that are known."));
}

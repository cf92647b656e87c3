import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { emptyState, loadingState, problemState } from "../../elements/states.js";

/**
 * Adds a term or the author to one of the tenant's lists and decides at once, in one step at the gateway.
 * @param {any} item of the queue @param {string} tenant
 * @param {ReturnType<typeof import("./removal.js").removalFor>} removal
 * @param {(verdict: string, addition: any, options: any) => Promise<any>} decide
 */
export function addToList(item, tenant, removal, decide) {
  const place = h("div", { class: "stack" }, loadingState({ lines: 2 }));
  return openDialog("Add to a list", (close) => {
    fillIn(place, close, { item, tenant, removal, decide });
    return place;
  });
}

async function fillIn(place, close, { item, tenant, removal, decide }) {
  let lists;
  try {
    lists = await api.all(`/tenants/${tenant}/lists`);
  } catch (error) {
    place.replaceChildren(problemState(error));
    return;
  }
  if (lists.length === 0) {
    place.replaceChildren(emptyState({
      heading: "No lists yet", text: "A list has to exist, and a rule has to name it, before something can be added here.",
      action: h("a", { class: "button", href: `/tenants/${tenant}/lists`, onclick: () => close() }, "To the term lists"),
    }));
    return;
  }
  const author = item.event.user_id;
  const matched = item.event.decision?.matches?.[0]?.term ?? "";
  const kinds = [["term", "A term"], ...(author ? [["author", `The author, ${item.event.username ?? author}`]] : [])];
  const term = field({ name: "add_to_list/term", label: "Term", value: matched, hint: "A word or phrase, as the rules shall find it.", attributes: { maxlength: 800 } });
  const kind = field({ name: "kind", label: "Add", options: kinds });
  const select = kind.querySelector("select");
  select.addEventListener("change", () => { term.hidden = select.value === "author"; });
  const element = form({
    fields: [
      field({ name: "add_to_list/list", label: "List", options: lists.map(({ name, title, term_count }) => [name, `${title ?? name} (${term_count})`]) }),
      kind, term,
      field({
        name: "verdict", label: "And this comment", value: removal.verdict,
        options: [[removal.verdict, `${removal.name} it`], ["allow", "Allow it"]],
      }),
      h("p", { class: "soft small" }, "The list’s next version is in force at once. An undo takes the entry out again."),
    ],
    submit: "Add and decide", cancel: () => close(),
    run: async (values) => {
      const list = values["add_to_list/list"];
      const addition = values.kind === "author" ? { list, author: true } : { list, term: values["add_to_list/term"] };
      await decide(values.verdict, addition, {});
      close(true);
    },
  });
  place.replaceChildren(element);
  element.querySelector("select").focus();
}

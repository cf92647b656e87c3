import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted, number } from "../../core/format.js";
import { router } from "../../core/router.js";
import { openDialog } from "../../elements/dialog.js";
import { EndlessList } from "../../elements/endless-list.js";
import { field, form } from "../../elements/form.js";
import { records } from "../../elements/records.js";
import { card, emptyState } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { Layer } from "./layer.js";
import { RulePage } from "./rule-page.js";
import { starterLanguages } from "./starter.js";
import { termsOfText, textOfTerms } from "./terms.js";

/** The term lists of a tenant or of the gateway, and those that come with Gatehouse. */
class TermLists extends RulePage {
  get name() { return "Term lists"; }

  async read() {
    const layer = Layer.of(this);
    const [starters, first] = await Promise.all([
      api.all("/starter-lists", { signal: this.signal }),
      // Asked for before anything is drawn, so that a role too low is told so once, for the whole page.
      api.get(`${layer.place}/lists`, { query: { limit: 1 }, signal: this.signal }),
    ]);
    return { layer, starters, hasAny: first.items.length > 0 };
  }

  draw({ layer, starters, hasAny }) {
    const mayAdd = layer.isWritable;
    const add = () => h("button", { type: "button", class: "primary", onclick: () => this.#add(layer) }, "Add a list");
    const empty = () => emptyState({
      heading: "No lists yet",
      symbol: "lists",
      action: mayAdd && add(),
      text: layer.tenant ? "A list is kept once and used by many rules: known spam, blocked users, friends."
        : "Every tenant’s rules can use the gateway’s lists.",
    });
    const list = new EndlessList({
      path: `${layer.place}/lists`,
      ...records("Term lists, newest first", [
        { name: "List", heads: true, cell: ({ name, title }) => [
          h("a", { href: `${this.base}/lists/${name}` }, title ? h("bdi", {}, title) : name),
          title && h("div", {}, h("code", {}, name))] },
        { name: "Terms", className: "number", cell: ({ term_count: count }) => number(count) },
        { name: "Version", className: "number", cell: ({ version }) => version },
        { name: "Changed", cell: ({ updated_at: at }) => relativeTime(at) },
      ], { framed: false }),
      empty,
    });
    return [
      this.head(layer.tenant ? "Term lists" : "The gateway’s term lists", {
        lede: layer.tenant
          ? "Rules name a list of the tenant by its name, one of the gateway as gateway/name."
          : "Rules of every tenant name them gateway/name; the gateway’s own rules, by the name alone.",
        actions: mayAdd && hasAny && add(),
      }),
      card(layer.tenant ? "The tenant’s" : "The gateway’s", { body: list, flush: true }),
      this.#starters(starters),
    ];
  }

  #starters(starters) {
    const languages = new Map(starterLanguages(starters));
    const sorted = starters.toSorted((a, b) => a.language.localeCompare(b.language) || a.name.localeCompare(b.name));
    return card("Those that come with Gatehouse", {
      flush: true,
      body: records("Starter lists, by language", [
        { name: "List", heads: true, cell: ({ name, title, language }) => [
          h("a", { href: `${this.base}/lists/${name}?starter=1` }, h("span", { lang: language }, title)),
          h("div", {}, h("code", {}, `starter/${name}`))] },
        { name: "Language", cell: ({ language }) => languages.get(language) },
        { name: "Terms", className: "number", cell: ({ term_count: count }) => number(count) },
      ], { framed: false }).table(sorted),
    });
  }

  async #add(layer) {
    const added = await openDialog("Add a list", (close) => form({
      fields: [
        field({
          name: "name",
          label: "Name",
          required: true,
          hint: "Rules use it: small letters, digits and dashes.",
          pattern: (text) => /^[a-z0-9-]{1,64}$/.test(text) || "Small letters, digits and dashes alone, 64 at most.",
          attributes: { autocomplete: "off", spellcheck: "false" },
        }),
        field({ name: "title", label: "Title", hint: "For people; optional.", attributes: { maxlength: 200 } }),
        field({
          name: "terms",
          label: "First terms",
          type: "textarea",
          required: true,
          hint: "One a line. Files can be added later.",
          attributes: { rows: 6, spellcheck: "false" }
        }),
      ],
      submit: "Add the list",
      cancel: () => close(),
      run: async ({ name, title, terms }) => {
        try {
          close(await api.exchange("PUT", `${layer.place}/lists/${name}`, textOfTerms(termsOfText(terms)),
            { etag: "\"0\"", type: "text/plain", query: { title } }));
        } catch (error) {
          if (error.code === "stale") error.message = `There is a list ${name} already.`;
          throw error;
        }
      },
    }));
    if (!added) return;
    toast(`Added ${added.data.name} with ${counted(added.data.term_count, "term")}.`);
    router.go(`${this.base}/lists/${added.data.name}`);
  }
}

customElements.define("gh-term-lists", TermLists);

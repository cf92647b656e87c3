import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, number } from "../../core/format.js";
import { shortcut } from "../../core/keys.js";
import { router } from "../../core/router.js";
import { badge } from "../../elements/badge.js";
import { icon } from "../../elements/icon.js";
import { card, emptyState, problemNotice } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { addTerms } from "./add-terms.js";
import { Layer } from "./layer.js";
import { ListDraft } from "./list-draft.js";
import { listMenu } from "./list-menu.js";
import { usesOfList } from "./list-use.js";
import { RulePage } from "./rule-page.js";
import { saveList } from "./save-list.js";
import { keyOf, termsOfText } from "./terms.js";

/** So many terms are shown at once. */
const portion = 200;

/** One list: its terms, found, added and taken out, and the rules that use it. A starter list can only be looked at. */
class TermList extends RulePage {
  get name() { return "Term list"; }

  #loaded = null;
  #draft = new ListDraft();
  #shown = portion;
  #parts = {};

  start() {
    shortcut("/", "Find a term", () => this.#parts.find?.focus(), this.signal);
    shortcut("n", "Add terms", () => this.#add(), this.signal);
    shortcut("s", "Save the list", () => this.#save(), this.signal);
    router.guard(() => (this.#draft.isChanged ? "The list has changes that are not saved. Leave them?" : null));
    this.signal.addEventListener("abort", () => router.guard(null));
  }

  get #isStarter() { return this.query.get("starter") === "1"; }
  get #path() {
    return this.#isStarter ? `/starter-lists/${this.params.list}` : `${this.base}/lists/${this.params.list}`;
  }

  async read() {
    const { signal } = this;
    const layer = Layer.of(this);
    const name = this.#isStarter ? `starter/${this.params.list}` : this.params.list;
    const [about, text, uses] = await Promise.all([
      api.exchange("GET", this.#path, undefined, { signal }),
      api.exchange("GET", this.#path, undefined, { signal, headers: { Accept: "text/plain" } }),
      usesOfList(layer.tenant, name, signal).catch((error) => { if (signal.aborted) throw error; return null; }),
    ]);
    this.#draft.begin(termsOfText(text.data));
    return { layer, about: about.data, etag: text.etag, uses };
  }

  queryChanged() {
    // Only the search may be another.
    this.#shown = portion;
    this.#drawTerms();
  }

  draw(loaded) {
    this.#loaded = loaded;
    const { layer, about, uses } = loaded;
    const mayEdit = this.#mayEdit;
    const find = h("input", {
      type: "search",
      placeholder: "Find a term",
      "aria-label": "Find a term",
      value: this.query.get("q") ?? "",
      oninput: (event) => router.setQuery({ q: event.target.value.trim() })
    });
    const count = h("span", { class: "soft small number", role: "status" });
    const undo = h("button", { type: "button", onclick: () => this.#clear() }, "Discard");
    const save = h("button", { type: "button", class: "primary", onclick: () => this.#save() }, "Save");
    this.#parts = { find, count, undo, save, trouble: h("div", {}), terms: h("div", {}) };
    this.#drawTerms();
    const title = about.title ?? about.name;
    return [
      this.head(title, {
        crumbs: [[`${this.base}/lists`, "Term lists"]],
        lede: [
          h("code", {},
            this.#isStarter ? `starter/${about.name}`
              : layer.tenant ? about.name
              : `gateway/${about.name}`),
          `, version ${about.version}`, about.updated_at && [", changed ", relativeTime(about.updated_at)],
          this.#isStarter && ". It comes with Gatehouse and cannot be changed."
        ],
        actions: [
          listMenu({
            path: this.#path, place: `${this.base}/lists`, about, etag: loaded.etag, terms: this.#draft.base, mayEdit,
            signal: this.signal, changed: () => this.refresh(),
          }),
          mayEdit && [h("button", { type: "button", onclick: () => this.#add() }, "Add terms"), undo, save]
        ],
      }),
      this.#parts.trouble,
      h("div", { class: "list-grid" }, card("Terms", { actions: [count, find], flush: true, body: this.#parts.terms }),
        card("Rules that use it", { body: this.#uses(uses) })),
    ];
  }

  get #mayEdit() { return !this.#isStarter && this.#loaded.layer.isWritable; }

  #drawTerms() {
    const { terms: place, count, undo, save } = this.#parts;
    if (!place) return;
    const draft = this.#draft;
    const wanted = keyOf((this.query.get("q") ?? "").trim());
    const all = [...draft.added.values(), ...draft.base];
    const found = wanted ? all.filter((term) => keyOf(term).includes(wanted)) : all;
    const changes = [
      draft.added.size > 0 && `${number(draft.added.size)} to add`,
      draft.removed.size > 0 && `${number(draft.removed.size)} to take out`
    ].filter(Boolean).join(", ");
    fill(count, wanted ? `${number(found.length)} of ${number(all.length)}` : counted(all.length, "term"),
      changes && ` (${changes})`);
    undo.disabled = save.disabled = !draft.isChanged;
    const shown = found.slice(0, this.#shown);
    fill(place, found.length === 0 && emptyState({
      heading: wanted ? "Not in the list" : "No terms",
      text: wanted ? "No term has that in it." : null,
      symbol: "search"
    }),
      h("ul", { class: "terms" }, shown.map((term) => this.#term(term))),
      found.length > shown.length
        && h("div", { class: "foot" },
          h("button", {
            type: "button",
            onclick: () => {
              this.#shown += 1000;
              this.#drawTerms();
            }
          },
            `Show more (${number(found.length - shown.length)})`)),
      this.#mayEdit && wanted !== "" && found.length > 1
        && h("div", { class: "foot" },
          h("button", { type: "button", onclick: () => this.#remove(found) },
            `Take out all ${number(found.length)} found`)));
  }

  #term(term) {
    const draft = this.#draft;
    const isAdded = draft.added.has(keyOf(term));
    const isRemoved = draft.removed.has(keyOf(term));
    return h("li", {}, isRemoved ? h("del", {}, h("bdi", {}, term)) : h("bdi", {}, term),
      isAdded && badge("to add", "good"), isRemoved && badge("to take out", "danger"),
      this.#mayEdit
        && (isRemoved ? h("button", {
             type: "button",
             class: "link small",
             "aria-label": `Keep ${term}`,
             onclick: (event) => this.#change(() => draft.add([term]), event)
           },
             "Keep")
               : h("button", {
                   type: "button",
                   class: "plain",
                   "aria-label": `Take out ${term}`,
                   title: "Take out",
                   onclick: (event) => this.#change(() => draft.remove([term]), event)
                 },
                   icon("close"))));
  }

  /** Does something to the draft, and keeps the focus about where it was. */
  #change(run, event) {
    const items = [...this.querySelectorAll(".terms > li")];
    const index = items.indexOf(event.currentTarget.closest("li"));
    run();
    this.#drawTerms();
    const now = this.querySelectorAll(".terms > li");
    (now[Math.min(index, now.length - 1)]?.querySelector("button") ?? this.#parts.find).focus();
  }

  #remove(terms) {
    const before = this.#draft.changes;
    const count = this.#draft.remove(terms);
    this.#drawTerms();
    toast(`${counted(count, "term")} to take out. Nothing is saved yet.`, {
      undo: () => {
        this.#draft.changes = before;
        this.#drawTerms();
      }
    });
  }

  async #add() {
    if (!this.#loaded || !this.#mayEdit) return;
    const change = await addTerms();
    if (!change) return;
    const before = this.#draft.changes;
    const added = change.isWhole || !change.isRemoval ? this.#draft.add(change.terms) : 0;
    const wanted = new Set(change.terms.map(keyOf));
    const removed = change.isWhole ? this.#draft.remove(this.#draft.terms.filter((term) => !wanted.has(keyOf(term))))
      : change.isRemoval ? this.#draft.remove(change.terms)
      : 0;
    this.#drawTerms();
    const said =
      [added > 0 && `${counted(added, "term")} to add`, removed > 0 && `${counted(removed, "term")} to take out`]
        .filter(Boolean)
        .join(", ");
    toast(said ? `${said}. Nothing is saved yet.` : "The list would stay as it is.",
      said ? {
        undo: () => {
          this.#draft.changes = before;
          this.#drawTerms();
        }
      }
           : {});
  }

  #clear() {
    const before = this.#draft.changes;
    this.#draft.clear();
    this.#drawTerms();
    toast("Changes discarded.", { undo: () => { this.#draft.changes = before; this.#drawTerms(); } });
  }

  async #save() {
    if (!this.#loaded || !this.#mayEdit || !this.#draft.isChanged
      || this.#parts.save.getAttribute("aria-busy") === "true")
      return;
    const { save, trouble } = this.#parts;
    save.setAttribute("aria-busy", "true");
    fill(trouble);
    try {
      if (await saveList(this.#path, this.#draft, this.#loaded.etag)) await this.refresh();
    } catch (error) {
      const terms = this.#draft.terms;
      for (const fault of error.errors ?? []) {
        if (fault.line) fault.message = `“${(terms[fault.line - 1] ?? "").slice(0, 60)}” ${fault.message}`;
      }
      fill(trouble, problemNotice(error));
      trouble.scrollIntoView({ block: "nearest" });
    } finally {
      save.removeAttribute("aria-busy");
    }
  }

  #uses(uses) {
    if (uses === null) return h("p", { class: "soft" }, "The rules could not be looked through.");
    const note = !this.#loaded?.layer.tenant && !this.#isStarter
      && h(
        "p", { class: "soft small" }, "Of the gateway’s own rules. Tenants’ rules may name it too: deleting says so.");
    if (uses.length === 0) return [h("p", { class: "soft" }, "None."), note];
    return [
      h("ul", { class: "stack" },
        uses.map(({ layer, of, rule }) =>
          h("li", {}, h("a", { href: layer.address("/rules", { rule: rule.id }) }, rule.name ?? rule.id),
            of && h("span", { class: "soft" }, " of ", h("bdi", {}, of))))),
      note
    ];
  }
}

customElements.define("gh-term-list", TermList);

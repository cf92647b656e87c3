import { api } from "../../core/api.js";
import { fill, h, uniqueID } from "../../core/dom.js";
import { shortcut } from "../../core/keys.js";
import { router } from "../../core/router.js";
import { session } from "../../core/session.js";
import { emptyState, words } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { Draft } from "./draft.js";
import { makePane } from "./editor-panes.js";
import { Layer } from "./layer.js";
import { LayersAbove } from "./layers-above.js";
import { RuleList } from "./rule-list.js";
import { RulePage } from "./rule-page.js";
import { rulePlaces } from "./rule-places.js";
import { saveRules } from "./save-rules.js";
import { addStarters, isUsualBeginning, starterChoice } from "./starter-choice.js";

/** What stands beside the form, by the names in the address. `form` is one of them where there is no room for two. */
const panes =
  [["form", "Form"], ["document", "Document"], ["try", "Try"], ["evasion", "Evasion"], ["back-test", "Back-test"]];

/** Whether the form and something else have room side by side; as styles/rules.css has it. */
const wide = matchMedia("(min-width: 75rem)");

/** The rules of a layer, as a form and as a document side by side. */
class RuleEditor extends RulePage {
  #layer = null;
  #draft = null;
  #effective = [];
  #parts = {};

  start() {
    shortcut("n", "Add a rule", () => this.#parts.list?.add(), this.signal);
    shortcut("u", "Take the last change back", () => this.#draft?.undo(), this.signal);
    shortcut("s", "Save the rules", () => this.#save(), this.signal);
    shortcut("t", "Try a comment", () => {
      this.#show("try");
      this.querySelector("gh-try-pane")?.focusText?.();
    }, this.signal);
    wide.addEventListener("change", () => { if (this.#parts.names) this.#showPane(); }, { signal: this.signal });
    this.signal.addEventListener("abort", () => router.guard(null));
  }

  async read() {
    const layer = Layer.of(this);
    const { signal } = this;
    const quiet = (promise, fallback) => promise.catch((error) => { if (signal.aborted) throw error; return fallback; });
    const [rules, accounts, effective, own, ofGateway, starters] = await Promise.all([
      layer.rules(signal),
      layer.tenant ? quiet(api.all(`/tenants/${layer.tenant}/accounts`, { signal }), []) : [],
      layer.tenant ? quiet(api.get(`${layer.path}/rules`, { signal }).then((answer) => answer.rules), []) : [],
      quiet(api.all(`${layer.place}/lists`, { signal }), []),
      layer.tenant && session.isOwner ? quiet(api.all("/gateway/lists", { signal }), []) : [],
      quiet(api.all("/starter-lists", { signal }), []),
    ]);
    const lists = [
      ...own.map(({ name }) => name), ...ofGateway.map(({ name }) => `gateway/${name}`),
      ...starters.map(({ name }) => `starter/${name}`)
    ];
    return { layer, rules, accounts, effective, lists, starters };
  }

  draw({ layer, rules, accounts, effective, lists, starters }) {
    this.#layer = layer;
    this.#effective = effective;
    const draft = this.#draft = new Draft(layer, this.signal);
    const account = accounts.find(({ id }) => id === layer.account);
    const listsID = uniqueID("lists");
    const context = { draft, layer, accounts, listsID, mayEdit: layer.isWritable };
    draft.begin(rules.document, rules.etag);
    router.guard(() => (draft.isChanged ? "The rules have changes that are not saved. Leave them?" : null));

    const state = h("div", { class: "row state-line", role: "status" });
    const undo = h("button", { type: "button", onclick: () => draft.undo() }, "Undo");
    const discard = h("button", { type: "button", onclick: () => this.#discard() }, "Discard");
    const save = h("button", { type: "button", class: "primary", onclick: () => this.#save() }, "Save");
    const body = h("div", {});
    this.#parts = { state, undo, discard, save, body, panes: {}, context, starters, accounts };

    draft.addEventListener("change", (event) => this.#changed(event.detail));
    draft.addEventListener("checked", () => this.#checked());
    this.#drawBody();
    this.#tell();
    return [
      this.head(layer.kind === "gateway" ? "The gateway’s rules" : "Rules", {
        lede: account
          ? h("span", {}, "Of the account ", h("bdi", {}, account.name), ", beside the tenant’s and the gateway’s.")
          : layer.kind === "gateway" ? "They decide every tenant’s comments, beside the tenant’s own."
          : null,
        actions: layer.isWritable ? [state, undo, discard, save] : [state],
      }),
      rulePlaces(layer, accounts),
      h("datalist", { id: listsID }, lists.map((name) => h("option", { value: name }))),
      body,
    ];
  }

  #drawBody() {
    const { body, context, starters, accounts } = this.#parts;
    const draft = this.#draft;
    this.#parts.panes = {};
    if (draft.document === null && draft.text === "") {
      this.#parts.list = null;
      const begin = (document) => { draft.replace(document); this.querySelector("gh-rule-list button")?.focus(); };
      fill(body, this.#nothing(context, starters, accounts, begin));
      return;
    }
    const list = new RuleList(context, (id, index) => this.#opened(id, index));
    const above = new LayersAbove(context, this.#effective);
    const pane = h("div", { class: "pane" });
    const names = h("div",
      { class: "tabs", role: "tablist", "aria-label": "Beside the form", onkeydown: (event) => this.#turnTabs(event) },
      panes.map(([key, name]) => h("button", {
        type: "button",
        role: "tab",
        id: `tab-${key}`,
        "aria-controls": key === "form" ? "rules-form" : "rules-pane",
        class: key === "form" ? "only-narrow" : null,
        dataset: { pane: key },
        onclick: () => this.#show(key),
      },
        name)));
    const invalid = h("p", { class: "notice warning", hidden: true },
      "The document is no JSON at the moment. The form shows it as it was, and rests until it is.");
    const fromStarters = () => addStarters(draft, starters, this.#layer.tenant ? accounts : []);
    const usual = h("div", { class: "notice", hidden: true },
      h("p", {}, "These are the rules that every new tenant begins with: examples, to be replaced."),
      h("button", { type: "button", onclick: fromStarters }, "Begin with starter lists"));
    Object.assign(this.#parts, { list, above, pane, names, invalid, usual });
    fill(body, h("div", { class: "editor" },
      names,
      h("section", { class: "side form-side", id: "rules-form", "aria-label": "Form" },
        invalid, usual,
        h("fieldset", { class: "form-fields" },
          h("legend", { class: "unseen" }, "The rules"),
          list,
          context.mayEdit && h("div", { class: "row" },
            h("button", { type: "button", onclick: () => list.add() }, "Add a rule"),
            starters.length > 0
              && h("button", { type: "button", class: "plain", onclick: fromStarters }, "Add from starter lists")),
          above)),
      h("section", { class: "side pane-side", id: "rules-pane", "aria-label": "Beside the form" }, pane)));
    usual.hidden = !this.#isUsual;
    const wanted = this.query.get("rule");
    if (wanted) list.openRule(wanted);
    this.#showPane().then(() => {
      if (wanted) {
        this.#parts.panes.document?.reveal(`/rules/${this.#draft.rules.findIndex(({ id }) => id === wanted)}`);
      }
    });
  }

  get #isUsual() {
    return this.#layer.kind === "tenant" && this.#parts.context.mayEdit && isUsualBeginning(this.#draft.document);
  }

  /** What stands in the place of rules where there are none. */
  #nothing({ layer, mayEdit }, starters, accounts, begin) {
    if (layer.kind === "account") {
      return emptyState({
        heading: "No rules of its own",
        symbol: "rules",
        text:
          "The tenant’s and the gateway’s rules decide this account’s comments. Rules of its own are added to them, "
            + "take the place of those with the same id, or switch some off.",
        action: mayEdit
          && h("button", { type: "button", class: "primary", onclick: () => begin({ rules: [] }) },
            "Write rules for this account"),
      });
    }
    return mayEdit ? starterChoice(starters, layer.tenant ? accounts : [], begin) : emptyState({
      heading: "No rules yet",
      text: "Every comment is allowed, unless a layer above says otherwise. A manager can save the first rules.",
      symbol: "rules"
    });
  }

  queryChanged() {
    const account = this.query.get("account");
    if (account !== this.#layer?.account) {
      if (this.#draft?.isChanged && !confirm("The rules have changes that are not saved. Leave them?")) {
        router.setQuery({ account: this.#layer.account });
        return;
      }
      this.refresh();
      return;
    }
    if (this.#parts.names) this.#showPane();
  }

  #opened(id, index) {
    if (this.#draft.document !== null) router.setQuery({ rule: id });
    if (index !== null) this.#parts.panes.document?.reveal(`/rules/${index}`);
  }

  #show(key) { router.setQuery({ pane: key === (wide.matches ? "document" : "form") ? null : key }); }

  #turnTabs(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [...this.#parts.names.children].filter((tab) => tab.offsetParent !== null);
    const next = stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length];
    next.focus();
    next.click();
  }

  async #showPane() {
    const { names, pane, panes: made } = this.#parts;
    const usual = wide.matches ? "document" : "form";
    const asked = this.query.get("pane");
    const wanted = panes.some(([key]) => key === asked) && !(wide.matches && asked === "form") ? asked : usual;
    names.parentElement.dataset.pane = wanted;
    for (const tab of names.children) {
      const isShown = tab.dataset.pane === wanted;
      tab.setAttribute("aria-selected", String(isShown));
      tab.tabIndex = isShown ? 0 : -1;
    }
    const key = wanted === "form" ? "document" : wanted;
    made[key] ??= await makePane(key, {
      draft: this.#draft, layer: this.#layer, effective: this.#effective,
      mayEdit: this.#parts.context.mayEdit, signal: this.signal,
    });
    if (this.#parts.pane === pane && pane.firstElementChild !== made[key]) fill(pane, made[key]);
  }

  #changed({ origin, isShape }) {
    const hadBody = Boolean(this.#parts.list);
    if (hadBody !== !(this.#draft.document === null && this.#draft.text === "")) this.#drawBody();
    const { list, above, panes: made, invalid, usual } = this.#parts;
    if (list) {
      usual.hidden = !this.#isUsual;
      const isInvalid = this.#draft.syntaxFault !== null;
      invalid.hidden = !isInvalid;
      list.parentElement.disabled = isInvalid;
      if (isShape) { list.draw(); above.draw(); } else if (origin === "form") list.touch();
      made.document?.changed({ origin });
      made["back-test"]?.changed();
    }
    this.#tell();
  }

  #checked() {
    const { list, panes: made } = this.#parts;
    list?.checked();
    made.document?.checked();
    if (made.try?.isConnected) made.try.run();
    this.#tell();
  }

  #tell() {
    const draft = this.#draft;
    const { state, undo, discard, save } = this.#parts;
    const faults = draft.syntaxFault ? 1 : draft.faults.length;
    const said = draft.isChecking ? "Checking"
      : draft.trouble ? words(draft.trouble)
        : faults > 0 ? `${faults} ${faults === 1 ? "fault" : "faults"}`
          : draft.isChanged ? "Not saved" : draft.document === null ? "" : "As saved";
    const notes = draft.warnings.length > 0 && !draft.isChecking
      ? `, ${draft.warnings.length} ${draft.warnings.length === 1 ? "note" : "notes"}`
      : "";
    state.className = `row state-line ${faults > 0 || draft.trouble ? "bad" : ""}`;
    if (state.textContent !== said + notes) fill(state, said, notes);
    undo.disabled = !draft.canUndo;
    discard.disabled = !draft.isChanged;
    save.disabled = !draft.isChanged || !draft.isSound;
  }

  #discard() {
    const draft = this.#draft;
    const { document, syntaxFault, base } = draft;
    // A text that is no JSON cannot be brought back, so that one is asked.
    if (syntaxFault && !confirm("Discard every change since the rules were saved?")) return;
    draft.begin(base.document, base.etag);
    toast("Changes discarded.", syntaxFault ? {} : { undo: () => { if (!draft.isChanged) draft.replace(document); } });
  }

  async #save() {
    const draft = this.#draft;
    if (!draft || this.#parts.save.disabled || !this.#layer.isWritable) return;
    // What is saved cannot be saved again, so its button takes no focus.
    if (await saveRules(draft, this.#layer, this.signal)) this.querySelector("h1").focus();
  }
}

customElements.define("gh-rule-editor", RuleEditor);

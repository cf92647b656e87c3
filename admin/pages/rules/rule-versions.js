import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { dateMinute } from "../../core/format.js";
import { router } from "../../core/router.js";
import { badge } from "../../elements/badge.js";
import { confirmed } from "../../elements/dialog.js";
import { EndlessList } from "../../elements/endless-list.js";
import { field } from "../../elements/form.js";
import { scrollBox } from "../../elements/records.js";
import { rowMenu } from "../../elements/row-menu.js";
import { card, emptyState, loadingState, problemNotice } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { authorOf, Layer, noteHeader } from "./layer.js";
import { differenceInShort, differenceView } from "./difference-view.js";
import { RulePage } from "./rule-page.js";
import { rulePlaces } from "./rule-places.js";
import { undoJobs, undoVersion } from "./undo-version.js";

/** The versions of a layer's rules: what differs between any two, and bringing an older one back. */
class RuleVersions extends RulePage {
  get name() { return "Versions of the rules"; }

  #loaded = null;
  #shown = h("div", { class: "stack" });
  #turn = 0;

  async read() {
    const layer = Layer.of(this);
    const { signal } = this;
    const [rules, accounts] = await Promise.all([
      layer.rules(signal), layer.tenant ? api.all(`/tenants/${layer.tenant}/accounts`, { signal }) : [],
    ]);
    return { layer, current: Number(rules.etag.replaceAll('"', "")), etag: rules.etag, accounts };
  }

  draw(loaded) {
    this.#loaded = loaded;
    const { layer, current, accounts } = loaded;
    const account = accounts.find(({ id }) => id === layer.account);
    const list = new EndlessList({
      path: `${layer.path}/rule-set/versions`,
      into: h("tbody", {}),
      item: (version) => this.#row(version),
      around: (into) => scrollBox("Versions, newest first",
        h("table", { class: "versions" }, h("caption", { class: "unseen" }, "Versions, newest first"),
          h("thead", {},
            h("tr", {}, h("th", { scope: "col" }, "From"), h("th", { scope: "col" }, "To"),
              h("th", { scope: "col" }, "Version"),
              h("th", { scope: "col" }, h("span", { class: "unseen" }, "What can be done")))),
          into)),
      empty: () => emptyState({
        heading: "No versions yet",
        text: "Every save of the rules becomes a version here.",
        action: layer.isWritable && h("a", { class: "button", href: layer.address("/rules") }, "Write the first rules")
      }),
    });
    this.#compare();
    return [
      this.head("Versions of the rules", {
        lede: account ? h("span", {}, "Of the account ", h("bdi", {}, account.name), ".")
          : "A save never changes an earlier version, and any can be brought back.",
      }),
      rulePlaces(layer, accounts),
      h("div", { class: "versions-grid", onchange: (event) => this.#choose(event.target) },
        card("Versions", { body: list, flush: true }), current > 0 && card("What differs", { body: this.#shown })),
      layer.tenant && current > 0 && undoJobs(layer, this.signal),
    ];
  }

  queryChanged() {
    if (this.query.get("account") !== this.#loaded?.layer.account) this.refresh();
    else this.#compare();
  }

  /** The two versions that are compared: the one in force with the one before it, unless others are chosen. */
  get #pair() {
    const { current } = this.#loaded;
    const number = (name, fallback) => Number.parseInt(this.query.get(name) ?? "", 10) || fallback;
    const to = number("to", current);
    return { from: number("from", Math.max(1, to - 1)), to };
  }

  #row(saved) {
    const { version, note, restores, created_at: time } = saved;
    const { layer, current } = this.#loaded;
    const { from, to } = this.#pair;
    const choose = (name, chosen) => h("input", {
      type: "radio",
      name,
      value: version,
      checked: chosen === version,
      "aria-label": `${name === "from" ? "Compare from" : "Compare to"} version ${version}`
    });
    return h("tr", {}, h("td", {}, choose("from", from)), h("td", {}, choose("to", to)),
      h("th", { scope: "row" },
        h("div", { class: "row" }, `Version ${version}`, version === current && badge("In force", "good"),
          restores && badge(`As ${restores} was`)),
        note && h("bdi", { class: "note" }, note),
        h("span", { class: "soft small" }, h("bdi", {}, authorOf(saved)), ", ", relativeTime(time))),
      h("td", {}, layer.isWritable && version !== current && rowMenu(`version ${version}`, [
        ["Restore it", () => this.#restore(version)],
        layer.tenant && ["Undo what it hid", () => undoVersion(layer, { version, since: time }, () => this.refresh())],
      ])));
  }

  #choose({ name, value }) {
    if (name === "from" || name === "to") router.setQuery({ [name]: value });
  }

  async #compare() {
    const { layer, current } = this.#loaded;
    if (current === 0) return;
    const { from, to } = this.#pair;
    const turn = ++this.#turn;
    if (from === to) {
      fill(this.#shown,
        h("p", { class: "soft" },
          from === 1 && current === 1 ? "There is one version, so nothing to compare it with."
            : "Choose two versions, in the columns From and To."));
      return;
    }
    if (!this.#shown.childElementCount) fill(this.#shown, loadingState());
    try {
      const path = `${layer.path}/rule-set/versions`;
      const { signal } = this;
      const [difference, before, after] = await Promise.all([
        api.get(`${path}/${from}/difference`, { query: { to }, signal }), api.get(`${path}/${from}`, { signal }),
        api.get(`${path}/${to}`, { signal })
      ]);
      if (turn !== this.#turn) return;
      fill(this.#shown,
        h("p", { role: "status" },
          `From version ${from}, ${dateMinute(before.created_at)}, to version ${to}, ${dateMinute(after.created_at)}: `,
          differenceInShort(difference)),
        differenceView(difference, before.document, after.document));
    } catch (error) {
      if (turn === this.#turn && !this.signal.aborted) fill(this.#shown, problemNotice(error));
    }
  }

  async #restore(version) {
    const { layer, etag } = this.#loaded;
    const { signal } = this;
    const path = `${layer.path}/rule-set/versions`;
    const difference =
      await api.get(`${path}/${this.#loaded.current}/difference`, { query: { to: version }, signal }).catch(() => null);
    let note = null;
    const done = await confirmed({
      title: `Restore version ${version}`,
      action: "Restore",
      text: h("div", { class: "stack" },
        h("p", {}, "It becomes the next version and is in force at once. Nothing of the history is lost."),
        difference && h("p", {}, "Against what is in force: ", differenceInShort(difference)), field({
          name: "note",
          label: "Why",
          attributes: {
            maxlength: 400,
            oninput: (event) => {
              note = event.target.value;
            }
          }
        })),
      run: () => api.post(`${layer.path}/rule-set/restore`, { version }, { etag, headers: noteHeader(note) }),
    });
    if (!done) return;
    toast(`Version ${version} is in force again.`);
    router.setQuery({ from: null, to: null });
    this.refresh();
  }
}

customElements.define("gh-rule-versions", RuleVersions);

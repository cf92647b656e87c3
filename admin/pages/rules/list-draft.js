import { keyOf } from "./terms.js";

/** A list's terms with what is to be added and taken out, so that both can be put on top of what somebody else saved. */
export class ListDraft {
  /** @type {string[]} what is stored */
  base = [];
  /** @type {Map<string, string>} terms by how they are compared */
  added = new Map();
  /** @type {Set<string>} */
  removed = new Set();
  #known = new Set();

  /** @param {string[]} terms what is stored; additions and removals stay, but for those that are done already */
  begin(terms) {
    this.base = terms;
    this.#known = new Set(terms.map(keyOf));
    for (const key of this.added.keys()) if (this.#known.has(key)) this.added.delete(key);
    this.removed = new Set([...this.removed].filter((key) => this.#known.has(key)));
  }

  get isChanged() { return this.added.size + this.removed.size > 0; }

  /** What would be saved: new terms at the end. */
  get terms() { return [...this.base.filter((term) => !this.removed.has(keyOf(term))), ...this.added.values()]; }

  /** @returns {number} how many of the terms were not there */
  add(terms) {
    let count = 0;
    for (const term of terms) {
      const key = keyOf(term);
      if (this.removed.delete(key)) count += 1;
      else if (!this.#known.has(key) && !this.added.has(key)) { this.added.set(key, term); count += 1; }
    }
    return count;
  }

  /** @returns {number} how many of the terms were there */
  remove(terms) {
    let count = 0;
    for (const term of terms) {
      const key = keyOf(term);
      if (this.added.delete(key)) count += 1;
      else if (this.#known.has(key) && !this.removed.has(key)) { this.removed.add(key); count += 1; }
    }
    return count;
  }

  /** Back to what is stored. */
  clear() {
    this.added.clear();
    this.removed.clear();
  }

  /** The changes as they are now, to come back to. */
  get changes() { return { added: new Map(this.added), removed: new Set(this.removed) }; }
  set changes({ added, removed }) { Object.assign(this, { added: new Map(added), removed: new Set(removed) }); }
}

import { address, api } from "../../core/api.js";

/** So many comments are on the desk at once; more are fetched when fewer than `low` are left. */
const size = 10;
const low = 4;
/** Leases last ten minutes. They are renewed long before, as long as somebody works. */
const renewal = 4 * 60_000;
const patience = 9 * 60_000;

/**
 * The comments that the reviewer holds, in order, with one of them in hand. Others do not get them meanwhile: they are
 * leased, kept while one works, and given back when the page is left.
 *
 * Says `lost` where comments were taken meanwhile, in `detail`.
 */
export class Desk extends EventTarget {
  /** As the queue has them. @type {any[]} */
  items = [];
  index = 0;
  #path;
  #me;
  #filters = {};
  #cases = new Map();
  #skipped = new Set();
  #lastWork = Date.now();
  #opening = 0;
  #claiming = null;

  /** @param {string} tenant @param {string} me the operator's id @param {AbortSignal} signal the page's */
  constructor(tenant, me, signal) {
    super();
    this.#path = `/tenants/${tenant}/review-queue`;
    this.#me = me;
    const clock = setInterval(() => this.#renew(), renewal);
    const works = () => {
      const hasRested = Date.now() - this.#lastWork > renewal;
      this.#lastWork = Date.now();
      // Leases may have run out meanwhile, and colleagues may have got what was held.
      if (hasRested) this.#renew();
    };
    const leaves = () => this.release();
    for (const event of ["keydown", "pointerdown"]) addEventListener(event, works, { signal, passive: true });
    addEventListener("pagehide", leaves, { signal });
    signal.addEventListener("abort", () => { clearInterval(clock); leaves(); });
  }

  get current() { return this.items[this.index] ?? null; }

  /** Whether somebody did anything lately. */
  get isWorkedAt() { return Date.now() - this.#lastWork < patience; }

  /** Begins with comments that fit; those of other filters are given back. @param {Object<string, string|null>} filters */
  async open(filters) {
    const turn = ++this.#opening;
    this.#filters = filters;
    this.index = 0;
    await this.release();
    // What this reviewer holds already, from another window or before the page was loaded anew.
    const held = await api.get(this.#path, { query: { ...filters, holder: this.#me, limit: size } });
    if (turn !== this.#opening) return;
    this.items = held.items.filter(({ in_bulk }) => !in_bulk);
    await Promise.all([this.#renew(), this.claim()]);
  }

  /** Fetches more where few are left. @returns {Promise<number>} how many came */
  async claim() {
    if (this.items.length - this.index > low) return 0;
    this.#claiming ??= this.#claim().finally(() => { this.#claiming = null; });
    return this.#claiming;
  }

  async #claim() {
    const turn = this.#opening;
    // Skipped ones are the oldest and come again, so they must not be all there is.
    const limit = Math.min(50, size - Math.min(low, this.items.length) + this.#skipped.size);
    const { items } = await api.post(`${this.#path}/claim`, { ...this.#filters, limit });
    if (turn !== this.#opening) return 0;
    const known = new Set(this.items.map(({ event }) => event.id));
    const fresh = items.filter(({ event }) => !known.has(event.id));
    const wasSkipped = ({ event }) => this.#skipped.has(event.id);
    this.items.push(...fresh.filter((item) => !wasSkipped(item)), ...fresh.filter(wasSkipped));
    return fresh.length;
  }

  /** Everything about a comment, fetched once. */
  caseOf(id) {
    if (!this.#cases.has(id)) {
      const found = api.get(`${this.#path}/${id}`);
      found.catch(() => this.#cases.delete(id));
      this.#cases.set(id, found);
    }
    return this.#cases.get(id);
  }

  /** Fetches what comes next, so that it is there when it is wanted. */
  prefetch() {
    const next = this.items[this.index + 1];
    if (next) this.caseOf(next.event.id).catch(() => {});
  }

  /** @param {number} step @returns {boolean} whether there was one */
  move(step) {
    const index = this.index + step;
    if (index < 0 || index >= this.items.length) return false;
    this.index = index;
    return true;
  }

  /** Takes a comment off the desk. @returns {number} where it was, or -1 */
  take(id) {
    this.#cases.delete(id);
    return this.#remove(id);
  }

  #remove(id) {
    const at = this.items.findIndex(({ event }) => event.id === id);
    if (at < 0) return -1;
    this.items.splice(at, 1);
    if (at < this.index) this.index -= 1;
    this.index = Math.max(0, Math.min(this.index, this.items.length - 1));
    return at;
  }

  /** Puts a comment into the hand. */
  put(item) {
    this.#remove(item.event.id);
    this.items.splice(this.index, 0, item);
  }

  /** Leaves a comment to others. */
  skip(id) {
    this.#skipped.add(id);
    this.take(id);
    api.post(`${this.#path}/release`, { events: [id] }).catch(() => {});
  }

  /** Whether this reviewer skipped it before. */
  wasSkipped(id) { return this.#skipped.has(id); }

  /** Gives everything back, even while the window closes. @returns {Promise<any>} */
  async release() {
    const events = this.items.map(({ event }) => event.id);
    this.items = [];
    this.#cases.clear();
    if (events.length === 0 || !api.csrfToken) return;
    await fetch(address(`${this.#path}/release`), {
      method: "POST", keepalive: true, credentials: "same-origin", body: JSON.stringify({ events }),
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": api.csrfToken },
    }).catch(() => {});
  }

  /** Keeps what is on the desk; what somebody else got meanwhile leaves it. */
  async #renew() {
    if (!this.isWorkedAt || this.items.length === 0) return;
    const asked = this.items.map(({ event }) => event.id);
    const kept = await api.post(`${this.#path}/renew`, { events: asked }).catch(() => null);
    if (!kept) return;
    const lost = asked.filter((id) => !kept.events.includes(id));
    // Comments without a lease may be decided about too, unless somebody else has one.
    const queue = lost.length > 0 ? await api.get(this.#path, { query: { limit: 1000 } }).catch(() => null) : null;
    if (!queue) return;
    const free = new Set(queue.items.filter(({ lease }) => !lease || lease.holder === this.#me).map(({ event }) => event.id));
    const gone = lost.filter((id) => !free.has(id));
    gone.forEach((id) => this.take(id));
    if (gone.length > 0) this.dispatchEvent(new CustomEvent("lost", { detail: gone }));
  }
}

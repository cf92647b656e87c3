import { api } from "../../core/api.js";
import { counted } from "../../core/format.js";
import { words } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";

/** How many decisions are sent at once where many comments were chosen. */
const width = 4;
/** What was done, as a toast says it. */
export const doneWords = { allow: "Allowed", hide: "Hidden", delete: "Deleted" };

/** Codes of refusals that mean: it is no more for us to decide. */
const elsewhere = {
  not_waiting: "Somebody decided about it already, or it is gone from TikTok.",
  leased: "A colleague has taken it.",
  in_bulk: "A decision in bulk is about to take it.",
  not_found: "It is gone.",
};

/** Whether a comment has left the queue by another hand, and how to say so; null where that is not what happened. */
export const movedOn = (error) => elsewhere[error.code] ?? null;

/** Sends decisions, and takes the last ones back. */
export class Decider {
  #path;
  /** Decisions that may be taken back, the last one last. */
  #stack = [];
  #onBack;

  /** @param {string} tenant @param {(eventIDs: string[]) => void} onBack told of comments that wait again */
  constructor(tenant, onBack) {
    this.#path = `/tenants/${tenant}`;
    this.#onBack = onBack;
  }

  /**
   * Decides about one comment, and says so with a way back.
   * @param {any} item of the queue @param {string} verdict
   * @param {{all_of_author?: string, add_to_list?: any}} [more]
   */
  async decide(item, verdict, more = {}) {
    const decision = await api.post(`${this.#path}/review-queue/${item.event.id}/decision`, { verdict, ...more });
    const by = item.event.username ? ` the comment of ${item.event.username}` : "";
    const rest = [
      more.all_of_author && "and all by its author",
      decision.list_entry && `and added to ${decision.list_entry.list}`,
    ];
    this.#remember([decision], [doneWords[verdict] + by, ...rest].filter(Boolean).join(" "), [item.event.id]);
    return decision;
  }

  /**
   * Decides about many, one by one.
   * @param {any[]} items @param {string} verdict @param {(item: any, error: Error|null) => void} on told of each
   */
  async decideAll(items, verdict, on) {
    const decisions = [];
    const decided = [];
    const left = [...items];
    const work = async () => {
      for (let item = left.shift(); item; item = left.shift()) {
        try {
          decisions.push(await api.post(`${this.#path}/review-queue/${item.event.id}/decision`, { verdict }));
          decided.push(item.event.id);
          on(item, null);
        } catch (error) {
          on(item, error);
          if (!movedOn(error)) left.length = 0;
        }
      }
    };
    await Promise.all(Array.from({ length: width }, work));
    const text = `${doneWords[verdict]}: ${counted(decisions.length, "comment")}`;
    if (decisions.length > 0) this.#remember(decisions, text, decided);
    return decided.length;
  }

  /** Keeps a decision that was made elsewhere on the page, such as one in bulk, to be taken back. */
  remember(decision, text) { this.#remember([decision], text, []); }

  /** Takes the last decision back. */
  async undo() {
    const entry = this.#stack.pop();
    if (!entry) return toast("There is nothing to take back", { key: "review" });
    return this.#takeBack(entry);
  }

  #remember(decisions, text, events) {
    const entry = { decisions, text, events };
    this.#stack.push(entry);
    toast(text, {
      key: "review",
      undo: () => {
        this.#stack = this.#stack.filter((other) => other !== entry);
        this.#takeBack(entry);
      },
    });
  }

  async #takeBack({ decisions, text, events }) {
    const undo = ({ id }) => api.post(`${this.#path}/review-decisions/${id}/undo`);
    const results = await Promise.allSettled(decisions.map(undo));
    const refused = results.filter(({ status }) => status === "rejected");
    if (refused.length < results.length) {
      const rest = refused.length > 0 ? `. ${counted(refused.length, "comment stays", "comments stay")} as decided` : "";
      toast(`Taken back: ${text.charAt(0).toLowerCase()}${text.slice(1)}${rest}`, { key: "review" });
      this.#onBack(events.filter((_, index) => results[index].status === "fulfilled"));
    } else {
      toast(`Not taken back. ${words(refused[0].reason)}`, { key: "review", seconds: 8 });
    }
  }
}

import { api } from "../core/api.js";
import { fill, h } from "../core/dom.js";
import { watchJob } from "../core/jobs.js";
import { Progress } from "./progress.js";
import { problemNotice } from "./states.js";
import { toast } from "./toast.js";

/**
 * A job of the gateway: how far it is, with a button that cancels it, and what came of it. Leaving the page does not
 * end it.
 *
 *     new WatchedJob({ path: "/tenants/…/retry-jobs/rty_…", label: "Retrying", …,
 *       at: ({ counts }) => [counts.examined, 400], result: (job) => … })
 */
export class WatchedJob extends HTMLElement {
  #what;
  #leaving = new AbortController();

  /**
   * @param {{path: string, label: string, at: (job: any) => [number, number|null],
   *   result: (job: any) => import("../core/dom.js").Child,
   *   mayCancel?: boolean, over?: (job: any) => void}} what `at` is how far it is, `over` is told when it ends
   */
  constructor(what) {
    super();
    this.#what = { mayCancel: true, over: () => {}, ...what };
  }

  connectedCallback() { this.#follow(); }

  disconnectedCallback() { this.#leaving.abort(); }

  async #follow() {
    const { path, label, at, result, mayCancel, over } = this.#what;
    const progress = new Progress(label, mayCancel ? () => this.#cancel() : null);
    let hasRun = false;
    try {
      const job = await watchJob(path, {
        signal: this.#leaving.signal,
        on: (state) => {
          if (state.state !== "running") return;
          hasRun = true;
          if (!progress.isConnected) fill(this, h("div", { class: "card" }, h("div", { class: "body" }, progress)));
          progress.at(...at(state));
        },
      });
      fill(this, result(job));
      if (hasRun) over(job);
    } catch (error) {
      if (!this.#leaving.signal.aborted) fill(this, problemNotice(error));
    }
  }

  async #cancel() {
    try {
      await api.delete(this.#what.path);
    } catch (error) {
      // It has ended meanwhile, which is shown anyway.
      if (error.code !== "not_running") toast(error.message);
    }
  }
}

customElements.define("gh-watched-job", WatchedJob);

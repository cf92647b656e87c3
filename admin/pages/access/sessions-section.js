import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Part } from "../../core/part.js";
import { badge } from "../../elements/badge.js";
import { confirmed } from "../../elements/dialog.js";
import { card } from "../../elements/states.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { programOf } from "./program.js";

/** Where one is logged in, and ending it. */
export class SessionsSection extends Part {
  load() { return api.get("/sessions", { signal: this.signal }); }

  draw({ items }) {
    // This one first, then those used last.
    const sorted = items.toSorted((a, b) =>
      Number(b.current) - Number(a.current) || b.last_seen_at.localeCompare(a.last_seen_at));
    const others = items.length - 1;
    return card("Sessions", {
      flush: true,
      actions: others > 0 && h("button", { type: "button", onclick: () => this.#endOthers(others) }, "End all others"),
      body: h("ul", { class: "entries" }, sorted.map((session) => this.#entry(session))),
    });
  }

  #entry(session) {
    const program = programOf(session.user_agent);
    return h("li", {},
      h("div", {},
        h("p", { title: session.user_agent }, h("bdi", {}, program), session.current && [" ", badge("This one", "good")]),
        h("p", { class: "soft small" },
          session.address && ["From ", h("bdi", {}, session.address), ", "],
          "signed in ", relativeTime(session.created_at), ", used ", relativeTime(session.last_seen_at), ", ends ",
          relativeTime(session.expires_at))),
      !session.current && h("button", {
        type: "button", "aria-label": `End the session of ${program}`, onclick: () => this.#end(session),
      }, "End"));
  }

  async #end(session) {
    try {
      await api.delete(`/sessions/${session.id}`);
    } catch (problem) {
      // Already over: what was wanted.
      if (problem.status !== 404) return toast(problem.message);
    }
    toast("The session has ended.");
    await this.refresh();
    this.#focus();
  }

  async #endOthers(others) {
    const done = await confirmed({
      title: "End all other sessions", action: "End them",
      text: others === 1 ? "One other session ends at once." : `${others} other sessions end at once.`,
      run: () => api.delete("/sessions"),
    });
    if (!done) return;
    toast("The other sessions have ended.");
    await this.refresh();
    this.#focus();
  }

  #focus() {
    const heading = this.querySelector("h2");
    heading.tabIndex = -1;
    (this.querySelector("button") ?? heading).focus();
  }
}

customElements.define("gh-sessions-section", SessionsSection);

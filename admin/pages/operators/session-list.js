import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { confirmed } from "../../elements/dialog.js";
import { records } from "../../elements/records.js";
import { rowMenu } from "../../elements/row-menu.js";
import { relativeTime } from "../../elements/time.js";
import { toast } from "../../elements/toast.js";
import { programOf } from "../access/program.js";

/** Where somebody is signed in, and the ending of it. */
export function sessionList({ operator, sessions, changed }) {
  const path = `/operators/${operator.id}/sessions`;
  const end = async (title, text, target) => {
    const done = await confirmed({ title, text, action: "End", danger: true, run: () => api.delete(target) });
    if (!done) return;
    toast("Ended.");
    changed();
  };
  return h("section", { class: "stack", "aria-labelledby": "sessions" },
    h("div", { class: "spread" }, h("h2", { id: "sessions" }, "Sessions"),
      sessions.length > 1 && h("button", {
        type: "button", onclick: () => end("End all sessions?", "They are signed out everywhere, and can sign in again.", path),
      }, "End all")),
    sessions.length === 0
      ? h("p", { class: "soft" }, "None: signed in nowhere.")
      : records("Sessions", [
        { name: "From", heads: true, cell: ({ address, current }) => [h("bdi", {}, address ?? "unknown"),
          current && h("span", { class: "soft" }, " (this one)")] },
        { name: "Program", cell: ({ user_agent: agent }) => h("bdi", { class: "soft", title: agent }, programOf(agent)) },
        { name: "Signed in", cell: ({ created_at: at }) => relativeTime(at) },
        { name: "Last used", cell: ({ last_seen_at: at }) => relativeTime(at) },
        { name: "Ends", cell: ({ expires_at: at }) => relativeTime(at) },
        {
          name: "Actions", unseen: true, className: "snug",
          cell: ({ id, address, current }) => rowMenu(`the session from ${address}`, [
            !current && ["End it", () => end("End the session?", "Whoever uses it is signed out, and can sign in again.",
              `${path}/${id}`)],
          ]),
        },
      ]).table(sessions));
}

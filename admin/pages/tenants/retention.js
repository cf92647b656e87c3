import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { date } from "../../core/format.js";
import { radioGroup } from "../../elements/check-group.js";
import { savedOver } from "../../elements/conflict.js";
import { confirmed } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { card } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";

/** For how long the tenant's comments are kept. */
export function retentionCard({ path, retention, changed }) {
  const { comment_days: days, own, default_comment_days: usual, least_review_days: review,
    comments_kept_from: from } = retention;
  const number = field({
    name: "comment_days", label: "Days", type: "number", value: days,
    attributes: { min: 7, max: 3650, step: 1, inputmode: "numeric" },
  });
  number.hidden = !own;
  const save = async (wanted) => {
    const isSaved = await savedOver({
      etag: retention.etag, save: (etag) => api.put(`${path}/retention`, { comment_days: wanted }, { etag }),
      now: async () => facts(await api.get(`${path}/retention`)),
    });
    if (!isSaved) return;
    toast("How long comments are kept was saved.");
    changed();
  };
  return card("How long comments are kept", {
    body: [
      h("p", { class: "soft" }, `For ${days} days: what was received before ${date(from)} is deleted, with what was `
        + "decided and done about it. "
        + `What waits for review is kept for ${review} days at least, and figures stay.`),
      form({
        fields: [
          radioGroup({
            name: "which", label: "Keep them for", value: own ? "own" : "usual",
            options: [["usual", `${usual} days, as the gateway has it`], ["own", "A time of this tenant's own"]],
            onchange: (event) => { if (event.target.name === "which") number.hidden = event.target.value !== "own"; },
          }),
          number,
        ],
        submit: "Save",
        run: async (values) => {
          const wanted = values.which === "own" ? values.comment_days ?? days : null;
          const next = wanted ?? usual;
          if (next >= days) return save(wanted);
          await confirmed({
            title: `Keep comments for ${next} days alone?`, action: "Keep them shorter", danger: true,
            text: `What is older is deleted within minutes: all between ${next} and ${days} days of age. It cannot be `
              + "had back.",
            run: () => save(wanted),
          });
        },
      }),
    ],
  });
}

const facts = ({ comment_days: days, own }) => [
  ["Comments are kept for", `${days} days, ${own ? "a time of this tenant's own" : "as the gateway has it"}`],
];

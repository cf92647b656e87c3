import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { counted, duration } from "../../core/format.js";
import { badge } from "../../elements/badge.js";
import { savedOver } from "../../elements/conflict.js";
import { field, form } from "../../elements/form.js";
import { card } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";

/** How far the review queue may grow before somebody is told. */
export function reviewLimitsCard({ path, limits, changed }) {
  const { own, in_force: force, waiting, oldest_waiting_seconds: oldest, exceeded } = limits;
  const usual = (value, unit) => (value === null ? "No limit where it is left empty."
    : `${counted(value, unit)} where it is left empty, by the gateway's settings.`);
  const numbers = { min: 1, step: 1, inputmode: "numeric" };
  return card("Review queue", {
    body: [
      h("p", { class: "soft" }, exceeded && [badge("Beyond its limits", "warning"), " "],
        waiting === 0 ? "Nothing waits. "
          : `${counted(waiting, "comment waits", "comments wait")}, the oldest for ${duration(oldest)}. `,
        "Beyond these limits an alert is raised."),
      form({
        fields: [
          field({
            name: "max_items", label: "Comments that may wait", type: "number", value: own.max_items,
            attributes: { ...numbers, max: 1_000_000 },
            hint: own.max_items === null ? usual(force.max_items, "comment")
              : "As the gateway has it where it is left empty.",
          }),
          field({
            name: "max_age_minutes", label: "Minutes that one may wait", type: "number", value: own.max_age_minutes,
            attributes: { ...numbers, max: 43_200 },
            hint: own.max_age_minutes === null ? usual(force.max_age_minutes, "minute")
              : "As the gateway has it where it is left empty.",
          }),
        ],
        submit: "Save",
        run: async ({ max_items: items, max_age_minutes: age }) => {
          const isSaved = await savedOver({
            etag: limits.etag,
            save: (etag) => api.put(`${path}/review-limits`, { max_items: items, max_age_minutes: age }, { etag }),
            now: async () => facts(await api.get(`${path}/review-limits`)),
          });
          if (!isSaved) return;
          toast("The limits of the queue were saved.");
          changed();
        },
      }),
    ],
  });
}

const facts = ({ own }) => [
  ["Comments that may wait", own.max_items ?? "As the gateway has it"],
  ["Minutes that one may wait", own.max_age_minutes ?? "As the gateway has it"],
];

import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";

const weekdays = {
  mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday", sat: "Saturday", sun: "Sunday",
};
const formats = { html: "The report", csv: "CSV", json: "JSON" };

/**
 * Makes or changes a schedule in a dialog.
 * @param {string} path the tenant's schedules, beneath /v1
 * @param {{accounts: any[], channels: any[], zone: string}} choices
 * @param {any} [schedule] the one to change
 * @returns {Promise<boolean>} whether it was saved
 */
export function editSchedule(path, choices, schedule = null) {
  return openDialog(schedule ? `Change ${schedule.name}` : "Send the report regularly", (close) => form({
    fields: fields(choices, schedule),
    submit: "Save",
    cancel: () => close(),
    run: async (values) => {
      const body = order(values, schedule);
      if (schedule) await api.patch(`${path}/${schedule.id}`, body);
      else await api.post(path, body);
      close(true);
    },
  })).then(Boolean);
}

function fields({ accounts, channels, zone }, schedule) {
  const every = schedule?.every ?? "month";
  const weekday = field({ name: "weekday", label: "On", value: schedule?.weekday ?? "mon", options: Object.entries(weekdays) });
  const day = field({
    name: "day", label: "On day", type: "number", value: schedule?.day ?? 1, hint: "Of the month, 1 to 28.",
    attributes: { min: 1, max: 28 },
  });
  const mailboxes = field({
    name: "recipients", label: "E-mail addresses", value: schedule?.recipients.join(", ") ?? "",
    hint: "Ten at most, with commas between them. They get the report as a file.",
  });
  const channel = channels.length > 0 && field({
    name: "channel", label: "Alert channel", value: schedule?.channel_id ?? channels[0].id,
    options: channels.map(({ id, name, kind }) => [id, `${name} (${kind})`]),
  });
  const show = (rhythm) => { weekday.hidden = rhythm !== "week"; day.hidden = rhythm !== "month"; };
  const showTarget = (target) => { mailboxes.hidden = target !== "mail"; if (channel) channel.hidden = target !== "channel"; };
  const target = schedule?.channel_id ? "channel" : "mail";
  show(every);
  showTarget(target);
  return [
    field({ name: "name", label: "Name", value: schedule?.name, required: true }),
    field({
      name: "every", label: "Covers", value: every, options: [["month", "the month before"], ["week", "the week before"]],
      attributes: { onchange: (event) => show(event.target.value) },
    }),
    h("div", { class: "grid" }, weekday, day,
      field({ name: "hour", label: "At", value: String(schedule?.hour ?? 8), hint: zone,
        options: Array.from({ length: 24 }, (_, hour) => [String(hour), `${String(hour).padStart(2, "0")}:00`]) })),
    channel && field({
      name: "target", label: "Goes to", value: target, options: [["mail", "e-mail addresses"], ["channel", "an alert channel"]],
      attributes: { onchange: (event) => showTarget(event.target.value) },
    }),
    mailboxes, channel,
    h("fieldset", { class: "field" }, h("legend", {}, "Files"), Object.entries(formats).map(([key, name]) =>
      h("label", { class: "check" }, h("input", {
        type: "checkbox", name: "formats", value: key, checked: schedule ? schedule.formats.includes(key) : key === "html",
      }), name)), h("p", { class: "error" })),
    field({
      name: "account", label: "Account", value: schedule?.account_id ?? "all",
      options: [["all", "All accounts"], ...accounts.map(({ id, name }) => [id, name])],
    }),
  ];
}

/** What the form says, as the API takes it. */
function order({ name, every, weekday, day, hour, target, recipients, channel, formats: files, account }, schedule) {
  const toChannel = target === "channel";
  return {
    name, every, hour: Number(hour), formats: files, ...(schedule || account !== "all" ? { account } : {}),
    ...(every === "week" ? { weekday } : { day }),
    ...(toChannel ? { channel } : { recipients: (recipients ?? "").split(/[\s,;]+/).filter(Boolean) }),
  };
}

/** When a schedule comes, in words. */
export function rhythm({ every, weekday, day, hour, time_zone: zone }) {
  const time = `${String(hour).padStart(2, "0")}:00, ${zone}`;
  return every === "week" ? `every ${weekdays[weekday]} at ${time}` : `on day ${day} of the month at ${time}`;
}

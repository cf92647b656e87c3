import { h } from "../../core/dom.js";
import { checkGroup } from "../../elements/check-group.js";
import { field } from "../../elements/form.js";
import { ownTimeZone, timeZoneField } from "../../elements/time-zone-field.js";

const days = [["mon", "Mon"], ["tue", "Tue"], ["wed", "Wed"], ["thu", "Thu"], ["fri", "Fri"], ["sat", "Sat"],
  ["sun", "Sun"]];
const allDays = days.map(([key]) => key);

/** The fields for when only what is critical is told. @param {any|null} hours as the API has them */
export function quietHoursFields(hours) {
  const inner = h("div", { class: "depending stack", hidden: hours === null },
    h("div", { class: "from-to" },
      field({ name: "quiet_hours/from", label: "From", type: "time", value: hours?.from ?? "22:00" }),
      field({ name: "quiet_hours/to", label: "To", type: "time", value: hours?.to ?? "07:00" })),
    timeZoneField({ name: "quiet_hours/time_zone", value: hours?.time_zone ?? ownTimeZone }),
    checkGroup({ name: "quiet_hours/days", label: "Days", options: days, chosen: hours?.days ?? allDays,
      columns: true }),
    field({
      name: "quiet_hours/critical_passes", label: "What is critical is told all the same", type: "checkbox",
      value: hours?.critical_passes ?? true,
    }));
  const box = field({ name: "is_quiet", label: "Quiet hours", type: "checkbox", value: hours !== null,
    hint: "What comes within them is told in one message when they end." });
  box.addEventListener("change", (event) => { inner.hidden = !event.target.checked; });
  return [box, inner];
}

/** What the fields say, as the API takes it: without members, there are none. */
export function quietHoursOf(values) {
  if (!values.is_quiet) return {};
  return {
    from: values["quiet_hours/from"], to: values["quiet_hours/to"], time_zone: values["quiet_hours/time_zone"],
    days: values["quiet_hours/days"], critical_passes: values["quiet_hours/critical_passes"],
  };
}

/** Quiet hours in a line. @param {any|null} hours */
export function quietHoursText(hours) {
  if (!hours) return "None";
  const on = hours.days.length === days.length ? ""
    : `, ${days.filter(([key]) => hours.days.includes(key)).map(([, name]) => name).join(" ")}`;
  return `${hours.from}–${hours.to}${on}`;
}

import { h, uniqueID } from "../core/dom.js";
import { field } from "./form.js";

/** Where the browser is. */
export const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const isZone = (value) => {
  try { return Boolean(new Intl.DateTimeFormat("en", { timeZone: value })); } catch { return false; }
};

/**
 * A field for an IANA time zone, with all of them to choose from.
 * @param {{name: string, label?: string, value?: string|null, hint?: string|null, required?: boolean}} what
 */
export function timeZoneField({ name, label = "Time zone", value = null, hint = null, required = false }) {
  const id = uniqueID("zones");
  const whole = field({
    name, label, value, hint, required, attributes: { list: id, autocomplete: "off", spellcheck: "false" },
    pattern: (zone) => isZone(zone) || "That is no time zone. They are named like Europe/Berlin.",
  });
  whole.append(h("datalist", { id }, Intl.supportedValuesOf("timeZone").map((zone) => h("option", { value: zone }))));
  return whole;
}

import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { savedOver } from "../../elements/conflict.js";
import { field, form } from "../../elements/form.js";
import { card } from "../../elements/states.js";
import { timeZoneField } from "../../elements/time-zone-field.js";
import { toast } from "../../elements/toast.js";
import { contrast, textOn } from "./contrast.js";

/** Lines and bars on paper need as much to be seen, by WCAG 1.4.11. */
const leastContrast = 3;

/** How the tenant's reports look. */
export function brandingCard({ path, tenant, branding, changed }) {
  const name = h("input", { type: "text", value: branding.display_name ?? "", placeholder: tenant.name,
    maxlength: 100 });
  const colour = h("input", { type: "color", value: branding.colour });
  const preview = h("div", { class: "brand-preview" });
  const note = h("p", { class: "hint", role: "status" });
  const show = () => {
    const paper = contrast(colour.value, "#ffffff");
    fill(preview, h("bdi", {}, name.value.trim() || tenant.name));
    preview.style.setProperty("--brand", colour.value);
    preview.style.setProperty("--brand-text", textOn(colour.value));
    fill(note, `On paper its contrast is ${paper.toFixed(1)} to 1`, paper < leastContrast
      ? ": lines and bars in this colour are hard to see. A darker one has 3 to 1 or more."
        : ", which is enough for lines and bars.");
  };
  show();
  const element = form({
    fields: [
      field({ name: "display_name", label: "Name on reports", input: name,
        hint: "The tenant's own name where it is left empty." }),
      h("div", { class: "field" }, field({ name: "colour", label: "Colour", input: colour }), preview, note),
      timeZoneField({ name: "time_zone", value: branding.time_zone, hint: "Whose days and hours reports count by." }),
    ],
    submit: "Save",
    run: async (values) => {
      const isSaved = await savedOver({
        etag: branding.etag, save: (etag) => api.put(`${path}/branding`, values, { etag }),
        now: async () => facts(await api.get(`${path}/branding`), tenant),
      });
      if (!isSaved) return;
      toast("How reports look was saved.");
      changed();
    },
  });
  element.addEventListener("input", show);
  return card("Reports", { body: element });
}

const facts = ({ display_name: name, colour, time_zone: zone }, tenant) => [
  ["Name on reports", h("bdi", {}, name ?? tenant.name)], ["Colour", h("code", {}, colour)], ["Time zone", zone],
];

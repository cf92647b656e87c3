import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { badge } from "../../elements/badge.js";
import { savedOver } from "../../elements/conflict.js";
import { confirmed } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { card } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";

/**
 * The tenant's name, and whether it is in use. Disabling and enabling say what they set and leave the rest, so they are
 * not based on what was seen: somebody who renames the tenant meanwhile does not keep it in use.
 */
export function generalCard({ path, tenant, changed }) {
  const enable = async () => {
    const done = await confirmed({
      title: "Enable the tenant?", text: "Deliveries are taken again, and comments moderated.", action: "Enable",
      run: () => api.patch(path, { disabled: false }),
    });
    if (done) changed();
  };
  const disable = async () => {
    const done = await confirmed({
      title: "Disable the tenant?", action: "Disable", danger: true,
      text: "TikTok's deliveries are answered 404 from then on, so its comments are not moderated. Nothing is "
        + "deleted, and it can be enabled again.",
      run: () => api.patch(path, { disabled: true }),
    });
    if (done) changed();
  };
  return card("Name and state", {
    body: [
      form({
        fields: [field({ name: "name", label: "Name", value: tenant.name, required: true,
          attributes: { maxlength: 100 } })],
        submit: "Save",
        run: async ({ name }) => {
          const isSaved = await savedOver({
            etag: tenant.etag, save: (etag) => api.patch(path, { name }, { etag }),
            now: async () => facts(await api.get(path)),
          });
          if (!isSaved) return;
          toast("The name was saved.");
          changed();
        },
      }),
      h("div", { class: "spread" },
        tenant.disabled ? badge("Disabled: nothing is moderated", "warning") : badge("In use", "good"),
        tenant.disabled
          ? h("button", { type: "button", onclick: enable }, "Enable the tenant")
          : h("button", { type: "button", class: "danger", onclick: disable }, "Disable the tenant")),
    ],
  });
}

const facts = ({ name, disabled }) => [["Name", h("bdi", {}, name)], ["State", disabled ? "Disabled" : "In use"]];

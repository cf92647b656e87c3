import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Part } from "../../core/part.js";
import { session } from "../../core/session.js";
import { savedOver } from "../../elements/conflict.js";
import { field, form } from "../../elements/form.js";

/** Who is moderated for. */
export class TenantStep extends Part {
  /** The tenant as it is now, with the ETag that a new name is based on; null for one that is to be added. */
  async load() {
    if (!this.tenant) return { tenant: null };
    const path = `/tenants/${this.tenant.id}`;
    const { data: tenant, etag } = await api.exchange("GET", path, undefined, { signal: this.signal });
    return { tenant, etag };
  }

  draw({ tenant, etag }) {
    return h("div", { class: "stack" },
      h("h2", {}, "Who is it for?"),
      h("p", { class: "measure" },
        "A tenant is a client of yours: it has its own accounts, rules, people and reports, and sees nothing of the others."),
      form({
        submit: tenant ? "Save and continue" : "Add the tenant",
        fields: field({
          name: "name", label: "Name", required: true, value: tenant?.name,
          hint: "As the client calls itself. It can be changed later.",
          attributes: { autocomplete: "off", maxlength: 100 },
        }),
        run: async ({ name }) => {
          if (!tenant) {
            const { id } = await api.post("/tenants", { name });
            return this.next({ tenant: id });
          }
          if (tenant.name === name) return this.next();
          const path = `/tenants/${tenant.id}`;
          const isSaved = await savedOver({
            etag, save: (seen) => api.patch(path, { name }, { etag: seen }),
            now: async () => [["Name", h("bdi", {}, (await api.get(path)).name)]],
          });
          if (!isSaved) return;
          session.forgetTenant(tenant.id);
          this.next();
        },
      }));
  }
}

customElements.define("gh-tenant-step", TenantStep);

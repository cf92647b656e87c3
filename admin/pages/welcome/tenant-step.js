import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { Part } from "../../core/part.js";
import { session } from "../../core/session.js";
import { field, form } from "../../elements/form.js";

/** Who is moderated for. */
export class TenantStep extends Part {
  draw() {
    const { tenant } = this;
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
          if (tenant && tenant.name === name) return this.next();
          const saved = tenant ? await api.patch(`/tenants/${tenant.id}`, { name }) : await api.post("/tenants", { name });
          session.forgetTenant(saved.id);
          this.next({ tenant: saved.id });
        },
      }));
  }
}

customElements.define("gh-tenant-step", TenantStep);

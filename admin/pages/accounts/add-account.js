import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { field, form } from "../../elements/form.js";
import { dialects } from "./account-words.js";
import { addApp } from "./app-form.js";
import { authorisationLink } from "./authorisation-link.js";
import { appOption } from "./own-apps.js";
import { tokenFields, tokenValues } from "./token-fields.js";

const otherApp = "new";

/**
 * The form that adds an account, in one of three ways: a link for the creator, tokens for an API for Business account,
 * tokens for an Open API account.
 */
export class AddAccount extends HTMLElement {
  #tenant;
  #apps;
  #done;
  #cancel;
  #way = "link";

  /**
   * @param {{tenant: string, apps: any[], done: (account: string|null) => any, cancel?: (() => void)|null}} what
   *   `done` gets the account's id
   */
  constructor({ tenant, apps, done, cancel = null }) {
    super();
    this.#tenant = tenant;
    this.#apps = apps;
    this.#done = done;
    this.#cancel = cancel;
  }

  connectedCallback() {
    if (!this.childElementCount) this.#draw();
  }

  #draw() {
    const body = h("div", {});
    const way = (value, title, hint) => h("label", { class: "way" },
      h("input", { type: "radio", name: "way", value, checked: this.#way === value,
        onchange: () => { this.#way = value; this.#fields(body); } }),
      h("span", {}, h("span", { class: "name" }, title), h("span", { class: "hint" }, hint)));
    this.#fields(body);
    fill(this, h("div", { class: "stack" },
      h("fieldset", { class: "ways" }, h("legend", {}, "How is the account connected?"),
        way("link", "API for Business, by a link",
          "The creator agrees on TikTok's page; nobody handles a token. This is the usual way."),
        way("business", "API for Business, by tokens", "You have the account's tokens already."),
        way("open", "Open API, by tokens", dialects.open.hint)),
      body));
  }

  #fields(body) {
    const tenant = this.#tenant;
    const name = field({
      name: "name", label: "Name", required: this.#way !== "link", attributes: { autocomplete: "off" },
      hint: this.#way === "link" ? "For people, such as @aurora.cooks. Left empty, it is what TikTok calls the account."
        : "For people, such as @aurora.cooks.",
    });
    if (this.#way === "open") {
      return fill(body, form({
        submit: "Add the account", cancel: this.#cancel,
        fields: [name, ...tokenFields(), this.#openID(false)],
        run: async (values) => this.#done((await api.post(`/tenants/${tenant}/accounts`, {
          name: values.name, dialect: "open", open_id: values.open_id, ...tokenValues(values),
        })).id),
      }));
    }
    if (this.#apps.length === 0) return fill(body, this.#appFirst(body));
    const app = field({
      name: "app_id", label: "App", options: [...this.#apps.map(appOption), [otherApp, "Another one …"]],
      attributes: {
        onchange: (event) => {
          if (event.target.value !== otherApp) return;
          fill(body, this.#appFirst(body));
          focusFirst(body);
        },
      },
    });
    if (this.#way === "business") {
      return fill(body, form({
        submit: "Add the account", cancel: this.#cancel,
        fields: [name, app, this.#openID(true), ...tokenFields()],
        run: async (values) => this.#done((await api.post(`/tenants/${tenant}/accounts`, {
          name: values.name, dialect: "business", open_id: values.open_id, app_id: values.app_id, ...tokenValues(values),
        })).id),
      }));
    }
    fill(body, form({
      submit: "Make the link", cancel: this.#cancel, fields: [name, app],
      run: async (values) => {
        const link = await authorisationLink(tenant, { app_id: values.app_id, name: values.name },
          (account) => this.#done(account));
        fill(this, link);
        link.tabIndex = -1;
        link.focus();
      },
    }));
  }

  /** Back from the form that adds an app. */
  #goOn(body) {
    this.#fields(body);
    focusFirst(body);
  }

  #openID(required) {
    return field({
      name: "open_id", label: "TikTok's id of the account", required, attributes: { autocomplete: "off",
        spellcheck: "false", class: "mono" },
      hint: required ? "The open_id that came with the tokens."
        : "The open_id that came with the tokens, where you have it.",
    });
  }

  #appFirst(body) {
    return addApp({
      tenant: this.#tenant,
      lede: "An account of this kind belongs to an app at TikTok. Add the tenant's own first; the first account of an "
        + "app that the gateway shares is added by an owner.",
      cancel: this.#apps.length > 0 ? () => this.#goOn(body) : this.#cancel,
      done: (app) => { this.#apps = [app, ...this.#apps]; this.#goOn(body); },
    });
  }
}

/** What had the focus is gone with the form it stood in. */
const focusFirst = (body) => body.querySelector("input, select")?.focus();

customElements.define("gh-add-account", AddAccount);

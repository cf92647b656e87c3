import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { field, form } from "../../elements/form.js";

const plain = { autocomplete: "off", spellcheck: "false" };
const code = { ...plain, autocapitalize: "none", class: "mono" };

/**
 * The form that adds an app.
 * @param {{tenant: string|null, done: (app: any) => any, cancel?: (() => void)|null, lede?: string|null}} what a shared app
 *   is no tenant's
 */
export function addApp({ tenant, done, cancel = null, lede = null }) {
  return form({
    submit: "Add the app", cancel,
    fields: [
      lede && h("p", { class: "soft" }, lede),
      field({ name: "name", label: "Name", required: true, attributes: plain }),
      field({ name: "client_key", label: "App id", required: true, attributes: code,
        hint: "Also called client key. In digits, as the app's page at TikTok has it." }),
      field({ name: "secret", label: "Secret", required: true, attributes: code,
        hint: "Goes in and never comes out again." }),
      ...limitFields({}),
    ],
    run: async (values) => done(await api.post(tenant ? `/tenants/${tenant}/apps` : "/apps", values)),
  });
}

/**
 * The form that changes an app.
 * @param {{app: any, path: string, done: (app: any) => any, cancel: () => void}} what
 */
export function changeApp({ app, path, done, cancel }) {
  return form({
    submit: "Save", cancel,
    fields: [
      field({ name: "name", label: "Name", required: true, value: app.name, attributes: plain }),
      field({
        name: "secret", label: "New secret", attributes: code,
        hint: app.secret_last4 ? `Left empty, the present one stays: it ends in ${app.secret_last4}.`
          : "Left empty, the present one stays.",
      }),
      ...limitFields(app),
    ],
    run: async (values) => done(await api.patch(path, {
      name: values.name, secret: values.secret,
      // 0 leaves it to the gateway's settings again.
      calls_per_minute: values.calls_per_minute ?? 0, account_calls_per_minute: values.account_calls_per_minute ?? 0,
    })),
  });
}

function limitFields({ calls_per_minute: app = null, account_calls_per_minute: account = null }) {
  const limits = { min: 1, max: 1_000_000, inputmode: "numeric" };
  return [
    h("details", { open: app !== null || account !== null }, h("summary", {}, "Limits of its own"),
      h("div", { class: "stack indented" },
        h("p", { class: "hint" },
          "What TikTok allows this app. Left empty, the gateway's settings hold: 600 and 40 calls a minute at the "
            + "basic level, unless they say otherwise."),
        field({ name: "calls_per_minute", label: "Calls a minute, of the app", type: "number", value: app,
          attributes: limits }),
        field({ name: "account_calls_per_minute", label: "Calls a minute, of each account to one endpoint",
          type: "number", value: account, attributes: limits }))),
  ];
}

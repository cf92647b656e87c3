import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { Problem } from "../../core/problem.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { secretOnce } from "../../elements/secret.js";
import { toast } from "../../elements/toast.js";

/**
 * Makes a tenant of a document that was exported, here or elsewhere: checks it first, then makes it.
 * @returns {Promise<any>} the tenant; undefined where none was made
 */
export async function importTenant() {
  const made = await openDialog("Import a tenant", (close) => {
    let document = null;
    const more = h("div", { class: "stack" });
    const checked = h("div", { role: "status" });
    const file = h("input", { type: "file", accept: ".json,application/json" });
    file.addEventListener("change", async () => {
      fill(checked);
      document = await read(file.files[0]);
      fill(more, document && documentFields(document));
    });
    let isChecked = false;
    const element = form({
      fields: [
        field({ name: "file", label: "File", required: true, input: file,
          hint: "What Export in a tenant's settings writes, or the command line." }),
        field({ name: "name", label: "Name", hint: "Instead of the one in the file. It may be left out.",
          attributes: { maxlength: 100 } }),
        more, checked,
      ],
      submit: "Check it", cancel: () => close(),
      run: async (values, whole) => {
        if (!document) throw fault("/file", "is no document of a tenant");
        const body = bodyOf(document, values);
        const answer = await api.post("/tenants/import", { ...body, dry_run: !isChecked });
        if (isChecked) return close(answer);
        isChecked = true;
        fill(checked, outline(answer));
        whole.querySelector("[type=submit]").textContent = "Import it";
      },
    });
    // What is entered after the check has to be checked again.
    element.addEventListener("input", () => {
      if (!isChecked) return;
      isChecked = false;
      fill(checked);
      element.querySelector("[type=submit]").textContent = "Check it";
    });
    return element;
  }, { wide: true });
  if (!made) return undefined;
  const fresh = made.accounts.filter(({ webhook_secret: secret }) => secret);
  if (fresh.length > 0) await showSecrets(fresh);
  toast(`“${made.tenant.name}” was made.${made.in_force ? "" : " Ingest takes it up in a moment."}`);
  return made.tenant;
}

async function read(file) {
  try {
    const document = JSON.parse(await file.text());
    return document?.gatehouse === "tenant/1" ? document : null;
  } catch {
    return null;
  }
}

/** What the document needs besides: the passphrase of its secrets, or the secrets that it does not have. */
function documentFields({ secrets, apps, tenant }) {
  return [
    h("p", { class: "soft" }, "Of the tenant ", h("bdi", {}, String(tenant?.name ?? "without a name")), secrets
      ? ", with its secrets." : ", without its secrets."),
    secrets
      ? field({ name: "passphrase", label: "Passphrase of the secrets", type: "password", required: true,
        attributes: { autocomplete: "off" } })
      : (apps ?? []).map((app, index) => field({
        name: `app_secrets/${index}/secret`, label: `Secret of the app “${app.name}”`, type: "password", required: true,
        hint: ["Its client key is ", h("code", {}, String(app.client_key)), "."], attributes: { autocomplete: "off" },
      })),
  ];
}

function bodyOf(document, values) {
  const secrets = document.secrets ? [] : (document.apps ?? []).map((app, index) => ({
    client_key: app.client_key, secret: values[`app_secrets/${index}/secret`],
  }));
  return { document, name: values.name, passphrase: values.passphrase ?? null, app_secrets: secrets.length > 0 ? secrets : null };
}

function outline({ counts, warnings }) {
  return h("div", { class: "notice good" },
    h("p", {}, "It can be imported: ", [
      counted(counts.accounts, "account"), counted(counts.apps, "app"), counted(counts.rule_sets, "rule set"),
      counted(counts.lists, "term list"),
    ].join(", "), "."),
    warnings.length > 0 && h("ul", {}, warnings.map(({ path, message }) => h("li", {}, h("code", {}, path),
      ` ${message}`))));
}

const showSecrets = (accounts) => openDialog("Webhook secrets", (close) => [
  h("p", {}, "TikTok signs deliveries with them. Register each address with its secret there."),
  accounts.map((account) => h("div", { class: "stack" }, h("h3", {}, h("bdi", {}, account.name)),
    h("code", {}, account.webhook_url ?? account.webhook_path),
    secretOnce("Webhook secret", account.webhook_secret))),
  h("div", { class: "foot" }, h("button", { type: "button", class: "primary", onclick: () => close() },
    "I have kept them")),
], { wide: true });

const fault = (path, message) => new Problem({ status: 422, code: "invalid_body", detail: `The file ${message}`,
  errors: [{ path, message }] });

import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted } from "../../core/format.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";

const columns = ["name", "dialect", "open_id", "app", "access_token", "refresh_token", "access_token_expires_at",
  "refresh_token_expires_at", "webhook_secret"];
/** What the gateway takes, in bytes. */
const mostBytes = 4 * 1024 * 1024;
/** How many faults are shown at once. */
const shown = 100;

/**
 * Adds accounts from a CSV file: first it is checked, then all or none are made.
 * @returns {Promise<boolean>} whether any were made
 */
export async function importAccounts(tenant) {
  let areMade = false;
  await openDialog("Import accounts from CSV", (close) => {
    const place = h("div", { class: "stack" });
    const path = `/tenants/${tenant}/accounts/import`;
    const choose = () => {
      const result = h("div", {});
      fill(place,
        h("p", { class: "soft" },
          "UTF-8, commas between fields, and a first line that names the columns. All rows become accounts, or none does."),
        h("details", {}, h("summary", {}, "Columns"),
          h("p", { class: "indented" }, columns.map((name, index) => [index > 0 && ", ", h("code", {}, name)]),
            ". ", h("code", {}, "name"), " and ", h("code", {}, "dialect"), " (open or business) are needed; ",
            h("code", {}, "app"),
            " is an app's id, client key or name. ",
            h("button", { type: "button", class: "link", onclick: downloadTemplate }, "Download an empty file"))),
        form({
          submit: "Check the file", cancel: () => close(),
          fields: [field({ name: "file", label: "File", type: "file", required: true,
            attributes: { accept: ".csv,text/csv", onchange: () => fill(result) } }), result],
          run: async ({ file }) => {
            fill(result);
            if (file.size > mostBytes) return fill(result, h("p", { class: "notice danger", role: "alert" },
              "The file is larger than 4 MiB. Send it in parts."));
            const text = await file.text();
            try {
              const checked = await api.post(path, text, { type: "text/csv", query: { dry_run: true } });
              confirmStep(text, checked);
            } catch (problem) {
              if (!problem.errors?.length) throw problem;
              fill(result, faults(problem));
            }
          },
        }));
    };
    const confirmStep = (text, checked) => {
      fill(place,
        h("p", { role: "status" }, `The file is in order: ${counted(checked.rows, "account")} would be made.`),
        form({
          submit: `Add ${counted(checked.rows, "account")}`, cancel: choose, fields: [],
          run: async () => {
            const made = await api.post(path, text, { type: "text/csv" });
            areMade = true;
            doneStep(made);
          },
        }));
      place.querySelector("button[type=submit]").focus();
    };
    const doneStep = (made) => {
      const secrets = made.accounts.filter((account) => account.webhook_secret);
      fill(place,
        h("p", { role: "status" }, `${counted(made.created, "account")} added.`),
        !made.in_force && h("p", { class: "notice warning" },
          "They are stored, but deliveries could not take them up yet. Saving any change tries again."),
        secrets.length > 0 && [
          h("p", { class: "notice warning" },
            "Fresh webhook secrets are shown now and never again. They are needed only where you register webhooks by hand."),
          h("button", { type: "button", onclick: () => saveSecrets(secrets) }, "Download the secrets"),
        ],
        h("p", { class: "soft" }, "What is left for each: its webhook at TikTok. Open an account to register it."),
        h("div", { class: "foot" }, h("button", { type: "button", class: "primary", onclick: () => close() }, "Close")));
      place.querySelector("button").focus();
    };
    choose();
    return place;
  }, { wide: true });
  return areMade;
}

/** What is wrong, by line and column, as one looks for it in a spreadsheet. */
function faults({ message, errors }) {
  return h("div", { class: "notice danger", role: "alert" }, h("p", {}, message),
    h("ul", { class: "import-faults" }, errors.slice(0, shown).map(({ line, path, message: fault }) => h("li", {},
      h("span", { class: "number" }, line ? `Line ${line}` : "The file"),
      path && [", ", h("code", {}, path.replace(/^\//, ""))], `: ${fault}.`))),
    errors.length > shown && h("p", {}, `and ${errors.length - shown} more`));
}

const downloadTemplate = () => save("accounts.csv", `${columns.join(",")}\r\n`);

function saveSecrets(accounts) {
  const rows = accounts.map((account) => [account.name, account.webhook_path, account.webhook_secret].map(quoted).join(","));
  save("webhook-secrets.csv", ["name,webhook_path,webhook_secret", ...rows].join("\r\n"));
}

/** A spreadsheet takes what begins with these for a formula. */
const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  h("a", { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

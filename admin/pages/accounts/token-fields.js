import { h } from "../../core/dom.js";
import { field } from "../../elements/form.js";

const attributes = { autocomplete: "off", autocapitalize: "none", spellcheck: "false", class: "mono" };

/** Fields for an account's tokens. @param {{required?: boolean}} [how] */
export function tokenFields({ required = false } = {}) {
  return [
    field({ name: "access_token", label: "Access token", required, attributes }),
    field({
      name: "refresh_token", label: "Refresh token", attributes,
      hint: "With it, Gatehouse renews the access token by itself. Without it, the account stops when the token ends.",
    }),
    h("details", {}, h("summary", {}, "When they end"),
      h("div", { class: "stack indented" },
        field({ name: "access_token_expires_at", label: "Access token ends", type: "datetime-local",
          hint: "In your own time zone. Leave it empty where you do not know." }),
        field({ name: "refresh_token_expires_at", label: "Refresh token ends", type: "datetime-local" }))),
  ];
}

/** What the API takes of them. */
export function tokenValues(values) {
  const moment = (text) => (text ? new Date(text).toISOString() : null);
  return {
    access_token: values.access_token, refresh_token: values.refresh_token,
    access_token_expires_at: moment(values.access_token_expires_at),
    refresh_token_expires_at: moment(values.refresh_token_expires_at),
  };
}

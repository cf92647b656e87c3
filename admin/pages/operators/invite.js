import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { dateMinute } from "../../core/format.js";
import { openDialog } from "../../elements/dialog.js";
import { field } from "../../elements/form.js";
import { formDialog } from "../../elements/form-dialog.js";
import { copyButton, secretOnce } from "../../elements/secret.js";
import { accessFields, accessOf } from "./access-fields.js";

const hour = 3600;
const lifetimes = [
  [String(hour), "1 hour"], [String(24 * hour), "1 day"], [String(3 * 24 * hour), "3 days"],
  [String(7 * 24 * hour), "7 days"],
  [String(14 * 24 * hour), "14 days"], [String(30 * 24 * hour), "30 days"],
];

/**
 * Invites a new operator, or lets one who is there set a new password, and shows the code.
 * @param {{names?: Map<string, string>, operator?: string|null}} whom `names` are those of the tenants; `operator` is the
 *   name of one who is there
 * @returns {Promise<boolean>} whether an invitation was made
 */
export async function invite({ names = new Map(), operator = null }) {
  const invitation = await formDialog(operator ? "Let them set a new password" : "Invite an operator", {
    submit: operator ? "Make a code" : "Invite",
    fields: [
      operator
        ? h("p", {}, h("bdi", {}, operator),
          " gets a code to set a new password with. The old one works until then; afterwards all sessions end.")
        : field({
          name: "name", label: "Name", required: true, hint: "What they sign in with: letters, digits and . _ @ + -",
          attributes: { autocomplete: "off", autocapitalize: "none", spellcheck: "false", maxlength: 100 },
          pattern: (value) => /^[A-Za-z0-9._@+-]{1,100}$/.test(value)
            || "Only letters, digits and . _ @ + - may be in it.",
        }),
      !operator && accessFields({ role: "moderator", tenants: [], names }),
      field({ name: "expires_in_seconds", label: "The code is good for", options: lifetimes,
        value: String(7 * 24 * hour) }),
    ],
    run: (values) => api.post("/invitations", {
      name: operator ?? values.name,
      ...(operator ? {} : accessOf(values)),
      expires_in_seconds: Number(values.expires_in_seconds),
    }),
  });
  if (!invitation) return false;
  await show(invitation);
  return true;
}

function show({ name, code, expires_at: until }) {
  const link = `${location.origin}/accept-invitation`;
  return openDialog("Hand this over", (close) => [
    h("p", {}, "Give ", h("bdi", {}, name), " the address and the code, best by different ways. With them, a password is "
      + "set on first use; until ",
      dateMinute(until), "."),
    h("div", { class: "field" }, h("span", { class: "label" }, "Address"),
      h("div", { class: "row" }, h("code", {}, link), copyButton(link))),
    secretOnce("Code", code),
    h("div", { class: "foot" }, h("button", { type: "button", class: "primary", onclick: () => close() },
      "I have handed it over")),
  ]);
}

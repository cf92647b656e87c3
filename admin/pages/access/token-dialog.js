import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { date } from "../../core/format.js";
import { Problem } from "../../core/problem.js";
import { session } from "../../core/session.js";
import { openDialog } from "../../elements/dialog.js";
import { field, form } from "../../elements/form.js";
import { secretOnce } from "../../elements/secret.js";
import { scopeGroups } from "./scopes.js";

const ends = [["7", "7 days"], ["30", "30 days"], ["90", "90 days"], ["180", "180 days"],
  ["366", "366 days, the longest"]];

/**
 * Makes a token and shows it, this once.
 * @param {any[]} tenants that one may act for
 * @returns {Promise<boolean>} whether one was made
 */
export async function makeToken(tenants) {
  let isMade = false;
  await openDialog("Make a token", (close) => {
    const place = h("div", { class: "stack" });
    fill(place, tokenForm(tenants, close, (token) => {
      isMade = true;
      fill(place, secretOnce(`The token ${token.name}`, token.token),
        h("p", { class: "soft" }, "A program sends it with each request: ", h("code", {}, "Authorization: Bearer gh_…"),
          `. It ends on ${date(token.expires_at)}.`),
        h("div", { class: "foot" }, h("button", { type: "button", class: "primary", onclick: () => close() },
          "I have kept it")));
      place.querySelector("button")?.focus();
    }));
    return place;
  }, { wide: true });
  return isMade;
}

function tokenForm(tenants, close, done) {
  const tenantBoxes = h("fieldset", { class: "tenant-choices field", hidden: true },
    h("legend", { class: "unseen" }, "Tenants"),
    tenants.map((tenant) => choice("tenants", tenant.id, h("bdi", {}, tenant.name))),
    h("p", { class: "error" }));
  const end = field({
    name: "expires_in_days", label: "It ends after", value: "90", options: ends, hint: lastDay(90),
    attributes: { onchange: (event) => fill(end.querySelector(".hint"), lastDay(event.target.value)) },
  });
  return form({
    submit: "Make the token", cancel: () => close(), className: "form wide",
    fields: [
      field({ name: "name", label: "Name", required: true,
        hint: "Say which program it is for, so that you know it again.", attributes: { autocomplete: "off" } }),
      h("fieldset", { class: "field scopes" }, h("legend", {}, "What it may do"),
        h("p", { class: "hint" }, "As little as the program needs. Writing does not include reading."),
        scopeGroups.map(([heading, scopes]) => h("div", { class: "group" }, h("p", { class: "label" }, heading),
          scopes.map(([scope, text]) => choice("scopes", scope, [text, " ", h("code", { class: "soft" }, scope)])))),
        h("p", { class: "error" })),
      tenants.length > 1 && h("div", {},
        field({
          name: "which", label: "Tenants",
          options: [["all", session.isOwner ? "All, and the gateway itself" : "All that you may act for"],
            ["some", "Only these"]],
          attributes: { onchange: (event) => { tenantBoxes.hidden = event.target.value !== "some"; } },
        }), tenantBoxes),
      end,
    ],
    run: async ({ name, scopes, tenants: chosen, which, expires_in_days: days }) => {
      if (scopes.length === 0) throw unchosen("/scopes");
      if (which === "some" && chosen.length === 0) throw unchosen("/tenants");
      done(await api.post("/tokens", {
        name, scopes, expires_in_days: Number(days), tenants: which === "some" ? chosen : null,
      }));
    },
  });
}

const unchosen = (path) => new Problem({
  status: 422, code: "invalid_body", detail: "", errors: [{ path, message: "needs one choice at least" }],
});

const lastDay = (days) => `On ${date(Date.now() + Number(days) * 86_400_000)}.`;

const choice = (name, value, text) => h("label", { class: "check" }, h("input", { type: "checkbox", name, value }),
  h("span", {}, text));

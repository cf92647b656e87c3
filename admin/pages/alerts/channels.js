import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { counted, dateMinute } from "../../core/format.js";
import { badge } from "../../elements/badge.js";
import { confirmed, openDialog } from "../../elements/dialog.js";
import { field } from "../../elements/form.js";
import { formDialog } from "../../elements/form-dialog.js";
import { records } from "../../elements/records.js";
import { rowMenu } from "../../elements/row-menu.js";
import { secretOnce } from "../../elements/secret.js";
import { loadingState, problemNotice } from "../../elements/states.js";
import { toast } from "../../elements/toast.js";
import { channelForm } from "./channel-form.js";
import { channelKinds } from "./channel-kinds.js";
import { kindName } from "./kinds.js";
import { quietHoursText } from "./quiet-hours.js";

const hour = 3600;
const overlaps = [["0", "Not at all"], [String(hour), "1 hour"], [String(24 * hour), "1 day"],
  [String(7 * 24 * hour), "7 days"], [String(30 * 24 * hour), "30 days"]];

/** The channels that alerts are told over. */
export class Channels extends HTMLElement {
  #path;
  #isGateway;
  #body = h("div", {});

  /** @param {{path: string, isGateway: boolean}} what `path` is that of the channels */
  constructor({ path, isGateway }) {
    super();
    this.#path = path;
    this.#isGateway = isGateway;
  }

  connectedCallback() {
    fill(this, h("section", { class: "stack", "aria-labelledby": "channels" },
      h("div", { class: "spread" }, h("h2", { id: "channels", tabindex: "-1" }, "Channels"),
        h("button", { type: "button", class: "primary", onclick: () => this.#add() }, "Add a channel")),
      this.#body));
    fill(this.#body, loadingState({ lines: 1 }));
    this.#show();
  }

  async #show() {
    try {
      const { items } = await api.get(this.#path);
      fill(this.#body, items.length > 0 ? this.#table(items) : h("p", { class: "notice warning" }, this.#isGateway
        ? "There is no channel: nobody is told when the gateway cannot do its work, or when somebody tries passwords."
        : "There is no channel: nobody is told when an account has to be authorised again, or when a rule asks for it."));
    } catch (error) {
      fill(this.#body, problemNotice(error));
    }
  }

  #table(items) {
    return records("Channels", [
      { name: "Name", heads: true, cell: ({ name, kind }) => [h("bdi", {}, name), h("span", { class: "soft" },
        `, ${channelKinds[kind].name}`)] },
      { name: "Leads to", cell: ({ target }) => h("bdi", { class: "mono" }, target) },
      {
        name: "Hears of", cell: ({ alerts, tenants }) => [
          alerts.length === 0 ? "Everything" : h("span", { title: alerts.map(kindName).join("; ") },
            counted(alerts.length, "kind")),
          tenants && ", of tenants too",
        ],
      },
      { name: "Quiet hours", cell: ({ quiet_hours: hours }) => h("span", { title: hours?.time_zone },
        quietHoursText(hours)) },
      {
        name: "State", cell: ({ disabled, previous_secret_until: until }) => [
          disabled ? badge("Off", "warning") : badge("On", "good"),
          until && new Date(until) > Date.now() && h("p", { class: "soft small" }, "The secret before signs too until ",
            dateMinute(until)),
        ],
      },
      {
        name: "Actions", unseen: true, className: "snug",
        cell: (channel) => rowMenu(channel.name, [
          ["Send a test", () => this.#test(channel)],
          ["Change it", () => this.#change(channel)],
          channel.kind === "webhook" && ["Replace the signing secret", () => this.#replaceSecret(channel)],
          [channel.disabled ? "Switch it on" : "Switch it off", () => this.#switch(channel)],
          ["Delete it", () => this.#delete(channel)],
        ]),
      },
    ]).table(items);
  }

  async #add() {
    const channel = await channelForm({ path: this.#path, isGateway: this.#isGateway });
    if (!channel) return;
    if (channel.signing_secret) await showSecret(channel);
    toast(`“${channel.name}” was added. A test shows whether it works.`,
      { label: "Send a test", undo: () => this.#test(channel) });
    this.#show();
  }

  async #change(channel) {
    if (!await channelForm({ path: this.#path, isGateway: this.#isGateway, channel })) return;
    toast(`“${channel.name}” was changed.`);
    this.#show();
  }

  async #switch({ id, name, disabled }) {
    try {
      await api.patch(`${this.#path}/${id}`, { disabled: !disabled });
      toast(disabled ? `“${name}” is told again.` : `“${name}” is told nothing any more.`,
        { undo: disabled ? null : () => this.#switch({ id, name, disabled: true }) });
    } catch (error) {
      toast(error.message);
    }
    this.#show();
  }

  #test({ id, name }) {
    openDialog(`Test of “${name}”`, () => {
      const place = h("div", { role: "status" },
        h("p", { class: "soft" }, "Sending a message. It can take ten seconds."));
      api.post(`${this.#path}/${id}/test`).then(
        ({ delivered, error }) => fill(place, delivered
          ? h("p", { class: "notice good" }, "It was taken. Look whether it is there.")
          : h("div", { class: "notice danger" }, h("p", {}, "It was not taken."), h("p", {}, h("bdi", {}, error)))),
        (problem) => fill(place, problemNotice(problem)));
      return place;
    });
  }

  async #replaceSecret({ id, name }) {
    const channel = await formDialog(`Replace the signing secret of “${name}”?`, {
      submit: "Replace it",
      fields: [
        h("p", {}, "A new secret is made and shown once. Messages are signed with the present one too, for as long as "
          + "you say."),
        field({ name: "overlap", label: "Sign with the present one too for", options: overlaps,
          value: String(24 * hour) }),
      ],
      run: ({ overlap }) => api.post(`${this.#path}/${id}/signing-secret`, { overlap_seconds: Number(overlap) }),
    });
    if (!channel) return;
    await showSecret(channel);
    this.#show();
  }

  async #delete({ id, name }) {
    const done = await confirmed({
      title: `Delete “${name}”?`, text: "It is told nothing any more, what waits for it included.",
      action: "Delete", danger: true,
      run: () => api.delete(`${this.#path}/${id}`),
    });
    if (!done) return;
    toast(`“${name}” was deleted.`);
    await this.#show();
    this.querySelector("#channels")?.focus();
  }
}

customElements.define("gh-channels", Channels);

const showSecret = ({ name, signing_secret: secret }) => openDialog(`Signing secret of “${name}”`, (close) => [
  h("p", {}, "The receiver checks each message's signature with it."),
  secretOnce("Signing secret", secret),
  h("div", { class: "foot" }, h("button", { type: "button", class: "primary", onclick: () => close() },
    "I have kept it")),
]);

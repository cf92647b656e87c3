import { api } from "../../core/api.js";
import { fill, h } from "../../core/dom.js";
import { Problem } from "../../core/problem.js";
import { checkGroup, radioGroup } from "../../elements/check-group.js";
import { field } from "../../elements/form.js";
import { formDialog } from "../../elements/form-dialog.js";
import { channelKinds } from "./channel-kinds.js";
import { kindName, kinds } from "./kinds.js";
import { quietHoursFields, quietHoursOf } from "./quiet-hours.js";

/**
 * Adds a channel, or changes one.
 * @param {{path: string, isGateway: boolean, channel?: any}} what `path` is that of the channels
 * @returns {Promise<any>} the channel, with its signing secret where it is a new webhook
 */
export function channelForm({ path, isGateway, channel = null }) {
  const place = h("div", {});
  const choose = (kind) => fill(place, targetField(kind, channel));
  choose(channel?.kind ?? "slack");
  return formDialog(channel ? `Change “${channel.name}”` : "Add a channel", {
    submit: channel ? "Save" : "Add it",
    fields: [
      field({ name: "name", label: "Name", required: true, value: channel?.name, hint: channel ? null
        : "What it is called here, such as “On call”.", attributes: { maxlength: 100 } }),
      channel === null && field({
        name: "kind", label: "Kind", options: Object.entries(channelKinds).map(([key, { name }]) => [key, name]),
        attributes: { onchange: (event) => choose(event.target.value) },
      }),
      place,
      wantedFields(channel, isGateway),
      quietHoursFields(channel?.quiet_hours ?? null),
    ],
    run: (values) => {
      const body = {
        name: values.name, target: values.target, quiet_hours: quietHoursOf(values),
        alerts: values.which === "some" ? values.alerts : [],
        ...(isGateway ? { tenants: values.tenants } : {}),
      };
      if (values.which === "some" && values.alerts.length === 0) {
        throw new Problem({
          status: 422, code: "invalid_body", detail: "A channel hears of something",
          errors: [{ path: "/alerts", message: "needs one kind at least" }],
        });
      }
      return channel ? api.patch(`${path}/${channel.id}`, body) : api.post(path, { ...body, kind: values.kind });
    },
  });
}

function targetField(kind, channel) {
  const { target, hint } = channelKinds[kind];
  return field({
    name: "target", label: target, type: kind === "email" ? "email" : "url", required: channel === null,
    hint: channel ? `It leads to ${channel.target} now, and stays so where this is left empty.` : hint,
    attributes: { autocomplete: "off", spellcheck: "false" },
  });
}

function wantedFields(channel, isGateway) {
  const some = channel !== null && channel.alerts.length > 0;
  const chosen = channel?.alerts ?? [];
  const known = kinds.filter(({ of }) => isGateway || of.includes("tenant"))
    .map(({ key, name, critical }) => [key, critical ? `${name} (critical)` : name]);
  // What the channel hears of besides has a box, too: what is ticked is saved, so it would be dropped without one.
  const others = chosen.filter((key) => known.every(([other]) => other !== key)).map((key) => [key, kindName(key)]);
  const which = checkGroup({ name: "alerts", label: "Kinds of alerts", options: [...known, ...others], chosen });
  which.hidden = !some;
  return [
    isGateway && field({ name: "tenants", label: "It hears what tenants are told, too", type: "checkbox",
      value: channel?.tenants ?? false }),
    radioGroup({
      name: "which", label: "It hears of", value: some ? "some" : "all",
      options: [["all", "Everything"], ["some", "Some kinds alone"]],
      onchange: (event) => { which.hidden = event.target.value !== "some"; },
    }),
    which,
  ];
}

import { h } from "../../core/dom.js";
import { field } from "../../elements/form.js";
import { choice, linesField, numberField, placed, textField } from "./condition-inputs.js";
import { conditionForm } from "./condition-form.js";
import { under } from "./pointer.js";
import { localTime } from "./local-time.js";

const verdictChoices = [
  ["", "none: only its side effects"],
  ["allow", "allow: whatever other rules say"],
  ["review", "review: in sight, a person looks"],
  ["hold", "hold: hidden, a person looks"],
  ["hide", "hide"],
  ["delete", "delete"],
];
const modeChoices = [["live", "live: it decides"], ["shadow", "shadow: counted, never acts"], ["off", "off"]];
const foldingChoices = [
  ["exact", "exact: as typed"], ["folded", "folded: sees through case, lookalikes, accents, digits for letters"],
  ["aggressive", "aggressive: m.o.n.e.y and monney too; give it examples that must pass"]
];

/**
 * The form of one rule. Members that it does not know stay in the document as they are.
 * @param {number} index
 * @param {import("./condition-inputs.js").Context & {layer: import("./layer.js").Layer, opened: Set<string>}} context
 */
export function ruleForm(index, context) {
  const pointer = `/rules/${index}`;
  const rule = context.draft.at(pointer);
  const of = (name) => under(pointer, name);
  if (rule === null || typeof rule !== "object" || Array.isArray(rule)) {
    return h("p", { class: "soft" }, "This is no rule. Mend it in the document.");
  }
  return h("div", { class: "stack rule-form", dataset: { at: pointer } }, h("p", { class: "error" }),
    h("div", { class: "pair" }, textField("Name", of("name"), rule.name, context, { hint: "For people." }),
      textField("Id", of("id"), rule.id, context,
        { hint: "Small letters, digits, dashes. Decisions name the rule by it.", read: (text) => text })),
    h("div", { class: "pair" },
      choice("Verdict", of("verdict"), rule.verdict ?? "", verdictChoices, context, (text) => text || undefined),
      choice("Mode", of("mode"), rule.mode ?? "live", modeChoices, context, (text) => text)),
    h("fieldset", { class: "when" }, h("legend", {}, "When the comment"), conditionForm(of("when"), context)),
    choice("Disguises seen through", of("folding"), rule.folding ?? "folded", foldingChoices, context, (text) => text),
    section(
      "Examples", "examples", rule.examples !== undefined, context, () => examples(rule, of("examples"), context)),
    section("Labels, notice and reply", "effects",
      rule.labels !== undefined || rule.notify !== undefined || rule.reply !== undefined, context,
      () => effects(rule, of, context)),
    section("Fuse, end and lock", "bounds",
      rule.fuse !== undefined || rule.expires_at !== undefined || rule.locked === true, context,
      () => bounds(rule, of, context)));
}

/** A part that is seldom needed: open where it holds something, or was opened. */
function section(title, name, isFilled, { opened }, content) {
  return h("details", {
    open: isFilled || opened.has(name),
    ontoggle: (event) => { if (event.target.open) opened.add(name); else opened.delete(name); },
  }, h("summary", {}, title), h("div", { class: "stack" }, content()));
}

function examples(rule, pointer, context) {
  const { draft } = context;
  const lines = (label, name, hint) => {
    const own = Array.isArray(rule.examples?.[name]) ? rule.examples[name] : [];
    return linesField(label, under(pointer, name), own, context, (texts) => {
      const { [name]: _, ...rest } = draft.at(pointer) ?? {};
      const next = texts.length > 0 ? { ...rest, [name]: texts } : rest;
      return Object.keys(next).length > 0 ? next : undefined;
    }, { hint, to: pointer });
  };
  return [
    lines(
      "Comments that it must match", "must_match", "One a line. The rules are refused while one comes out otherwise."),
    lines("Comments that it must let pass", "must_pass", "One a line."),
  ];
}

function effects(rule, of, context) {
  const { draft } = context;
  const reply = rule.reply;
  const variants = Array.isArray(reply?.variants) ? reply.variants : [];
  return [
    linesField("Labels", of("labels"), Array.isArray(rule.labels) ? rule.labels : [], context,
      (lines) => (lines.length > 0 ? lines : undefined), { hint: "For filters and reports. One a line." }),
    flag("Tell people when it holds", of("notify"), rule.notify === true, context),
    placed(of("reply"), field({
      name: `${of("reply")}/`,
      label: "Reply to the comment",
      type: "checkbox",
      value: reply !== undefined,
      attributes: {
        disabled: !context.mayEdit,
        onchange: (event) => draft.set(of("reply"),
          event.target.checked ? { variants: [], per_video: 3, within: "1h" } : undefined, { isShape: true })
      },
    })),
    reply !== undefined &&
      [
        linesField("Variants", under(of("reply"), "variants"), variants, context, (lines) => lines, {
          hint:
            "One a line, three or more. {username} and {label} are filled in; business accounts know no user names, "
              + "so write one without."
        }),
        h("div", { class: "pair" },
          numberField("At most", under(of("reply"), "per_video"), reply?.per_video, context, { min: 1, step: 1 }),
          textField("under one video within", under(of("reply"), "within"), reply?.within, context,
            { hint: "90s, 10m, 1h or 7d." })),
      ],
  ];
}

function bounds(rule, of, context) {
  const { draft, layer } = context;
  const fuse = of("fuse");
  const put = (name, value) => {
    const { [name]: _, ...rest } = draft.at(fuse) ?? {};
    const next = value === undefined ? rest : { ...rest, [name]: value };
    draft.set(fuse, Object.keys(next).length > 0 ? next : undefined);
  };
  const perCent = (label, name) => placed(under(under(fuse, "share"), name), field({
    name: `${fuse}/share/${name}`,
    label,
    type: "number",
    value: rule.fuse?.share?.[name] === undefined ? ""
      : name === "after" ? rule.fuse.share.after
      : Number((100 * rule.fuse.share[name]).toFixed(6)),
    attributes: {
      step: "any",
      min: 0,
      readonly: !context.mayEdit,
      oninput: (event) => {
        const { [name]: _, ...rest } = draft.at(fuse)?.share ?? {};
        const value = event.target.value === "" ? undefined
          : name === "after" ? Number(event.target.value)
          : Number((Number(event.target.value) / 100).toFixed(8));
        const next = value === undefined ? rest : { ...rest, [name]: value };
        put("share", Object.keys(next).length > 0 ? next : undefined);
      },
    },
  }));
  return [
    h("p", { class: "soft small" },
      "Past its fuse a rule acts no more: for the rest of the day its comments wait for a person, with an alert."),
    placed(under(fuse, "actions_per_day"), field({
      name: `${fuse}/actions_per_day`,
      label: "Fuse: at most so many actions in a day of UTC",
      type: "number",
      value: rule.fuse?.actions_per_day ?? "",
      attributes: {
        min: 1,
        step: 1,
        readonly: !context.mayEdit,
        oninput: (event) => put("actions_per_day", event.target.value === "" ? undefined : Number(event.target.value))
      },
    })),
    h("div", { class: "pair three", dataset: { at: under(fuse, "share") } },
      perCent("Fuse: from, per cent of all", "from"), perCent("to, per cent", "to"),
      perCent("judged from so many comments", "after"), h("p", { class: "error" })),
    placed(of("expires_at"), field({
      name: of("expires_at"),
      label: "Holds no more from",
      type: "datetime-local",
      value: localTime(rule.expires_at),
      hint: "By the comment's own time, on your clock.",
      attributes: {
        readonly: !context.mayEdit,
        onchange: (event) =>
          draft.set(of("expires_at"), event.target.value ? new Date(event.target.value).toISOString() : undefined)
      },
    })),
    layer.kind !== "account"
      && flag("Locked: no layer below can replace or disable it", of("locked"), rule.locked === true, context),
  ];
}

const flag = (label, pointer, value, { draft, mayEdit }) => placed(pointer, field({
  name: pointer, label, type: "checkbox", value,
  attributes: { disabled: !mayEdit, onchange: (event) => draft.set(pointer, event.target.checked || undefined) },
}));

import { api } from "../../core/api.js";
import { h } from "../../core/dom.js";
import { card } from "../../elements/states.js";
import { Layer } from "./layer.js";
import { evasionPane } from "./evasion-pane.js";
import { RulePage } from "./rule-page.js";
import { rulePlaces } from "./rule-places.js";
import { TryPane } from "./try-pane.js";
import { localTime } from "./local-time.js";

/** A comment, typed or one that came, and what the rules in force say to it. */
class RuleTest extends RulePage {
  get name() { return "Try rules"; }

  async read() {
    const layer = Layer.of(this);
    const { signal } = this;
    const id = this.query.get("event");
    const event = id ? await api.get(`/tenants/${layer.tenant}/events/${encodeURIComponent(id)}`, { signal }) : null;
    // A comment is tried by the rules of the account that it came to, unless another is chosen.
    const tried = new Layer(layer.tenant, this.query.has("account") ? layer.account : event?.account_id ?? null);
    const [rules, accounts] = await Promise.all([
      api.get(`${tried.path}/rules`, { signal }).then((answer) => answer.rules),
      api.all(`/tenants/${layer.tenant}/accounts`, { signal })
    ]);
    return { layer: tried, event, rules, accounts };
  }

  draw({ layer, event, rules, accounts }) {
    const known = event ? {
      text: event.text ?? "",
      username: event.username,
      user_id: event.user_id,
      video_id: event.video_id,
      parent_comment_id: event.parent_comment_id,
      occurred_at: localTime(event.occurred_at),
    }
      : { text: "" };
    const pane = new TryPane({ tenant: layer.tenant, account: layer.account, known, rules });
    if (!event) this.addEventListener("drawn", () => pane.focusText(), { once: true });
    return [
      this.head("Try rules", {
        lede: event ? h("span", {}, "The text of ", h("a", { href: `${this.base}/events/${event.id}` }, "an event"),
          ", held against the rules in force now. Change it as you like; nothing is stored.")
            : "A comment held against the rules in force. To try a draft, open it in the editor.",
      }),
      rulePlaces(layer, accounts),
      h("div", { class: "grid trial" }, card("A comment", { body: pane }),
        card("How hard a term is to evade", { body: evasionPane(layer.tenant) })),
    ];
  }
}

customElements.define("gh-rule-test", RuleTest);

import { Page } from "../../core/page.js";
import { h } from "../../core/dom.js";
import { Backups } from "./backups.js";
import { Diagnosis } from "./diagnosis.js";
import { readiness } from "./health.js";
import { SealingKey } from "./sealing-key.js";

/** How the gateway itself is: what is wrong, its backups, its key. */
class GatewaySettings extends Page {
  draw() {
    return [
      this.head("The gateway", {
        lede: "How it is, what to do about it, its backups and its key. Its settings are in its settings file.",
        actions: readiness(this.signal),
      }),
      new Diagnosis(),
      new Backups(),
      new SealingKey(),
      h("p", { class: "soft" }, "Deliveries to a shared app that name no account are kept with ",
        h("a", { href: "/gateway/parked" }, "the parked deliveries of no tenant"), "."),
    ];
  }
}

customElements.define("gh-gateway-settings", GatewaySettings);

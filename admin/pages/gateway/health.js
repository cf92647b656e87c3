import { fill, h } from "../../core/dom.js";
import { badge } from "../../elements/badge.js";

/** Whether the gateway can do its work, as `/readyz` has it. @param {AbortSignal} signal */
export function readiness(signal) {
  const place = h("p", { role: "status" }, badge("Looking whether it is ready"));
  fetch("/readyz", { signal }).then((response) => response.json()).then(({ status, findings }) => fill(place, status === "ready"
    ? badge("Ready: it can do its work", "good")
    : [badge("Not ready", "danger"), " ", findings.map(({ check, message }) => `${check}: ${message}`).join("; ")]))
    .catch(() => { if (!signal.aborted) fill(place, badge("It does not answer", "danger")); });
  return place;
}

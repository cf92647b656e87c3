import { address } from "./api.js";

/** Milliseconds until a line that was refused is tried again. */
const patience = 15_000;

/**
 * Follows what the gateway tells by itself, by server-sent events, until the signal is aborted.
 * @param {string} path beneath `/v1`, with its query
 * @param {{query?: Object<string, any>, event: string, signal: AbortSignal, on: (data: any) => void,
 *   state?: (state: "live"|"waiting"|"over") => void}} what
 *   `state` is told when the line comes, breaks, or was ended by the gateway for good
 */
export function follow(path, { query = {}, event, signal, on, state = () => {} }) {
  const source = new EventSource(address(path, query));
  let again = null;
  const retry = () => {
    signal.removeEventListener("abort", end);
    if (!signal.aborted) follow(path, { query, event, signal, on, state });
  };
  const end = () => { source.close(); clearTimeout(again); };
  source.addEventListener("open", () => state("live"));
  source.addEventListener(event, (message) => { state("live"); on(JSON.parse(message.data)); });
  source.addEventListener("error", () => {
    state("waiting");
    // What breaks, the browser opens again; what was refused, perhaps because too many look, it does not.
    if (source.readyState === EventSource.CLOSED) again = setTimeout(retry, patience);
  });
  source.addEventListener("bye", (message) => {
    // A gateway that starts anew is waited for. Otherwise there is nothing more to hear.
    if (JSON.parse(message.data).reason === "shutting_down") return;
    end();
    state("over");
  });
  signal.addEventListener("abort", end, { once: true });
}

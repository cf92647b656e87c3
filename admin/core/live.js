import { address } from "./api.js";

/**
 * Follows what the gateway tells by itself, by server-sent events, until the signal is aborted.
 * @param {string} path beneath `/v1`, with its query
 * @param {{query?: Object<string, any>, event: string, signal: AbortSignal, on: (data: any) => void,
 *   state?: (state: "live"|"waiting"|"over") => void}} what
 *   `state` is told when the line comes, breaks, or was ended by the gateway for good
 */
export function follow(path, { query = {}, event, signal, on, state = () => {} }) {
  const source = new EventSource(address(path, query));
  source.addEventListener("open", () => state("live"));
  source.addEventListener(event, (message) => { state("live"); on(JSON.parse(message.data)); });
  // The browser tries again by itself, unless the gateway refused.
  source.addEventListener("error", () => state(source.readyState === EventSource.CLOSED ? "over" : "waiting"));
  source.addEventListener("bye", () => { source.close(); state("over"); });
  signal.addEventListener("abort", () => source.close());
}

import { Problem } from "./problem.js";

/**
 * The admin API. Paths are given beneath `/v1`: `api.get("/tenants")`. Everything that comes to nothing is thrown as a
 * `Problem`; a request whose signal was aborted throws an `AbortError`.
 *
 * @typedef {{signal?: AbortSignal, query?: Object<string, any>, etag?: string, key?: string,
 *   headers?: Object<string, string>, type?: string}} Options
 *   `etag` is sent as If-Match; `key` is the Idempotency-Key of a POST, which is made up where it is not given, so that a
 *   repetition by the browser does nothing twice; `type` is the media type of a body that is no JSON
 */
class API {
  /** Sent with changes; the session's, set by session.js. */
  csrfToken = null;
  /** Called when the session turns out to be over. */
  onSignedOut = () => {};
  /** Called when nothing is answered before the operator has set a password, or enrolled a second factor. */
  onOwing = () => {};

  /** @param {string} path @param {Options} [options] */
  async get(path, options) { return (await this.exchange("GET", path, undefined, options)).data; }
  async post(path, body, options) { return (await this.exchange("POST", path, body, options)).data; }
  async put(path, body, options) { return (await this.exchange("PUT", path, body, options)).data; }
  async patch(path, body, options) { return (await this.exchange("PATCH", path, body, options)).data; }
  async delete(path, options) { return (await this.exchange("DELETE", path, undefined, options)).data; }

  /**
   * A request with its answer's ETag beside the data.
   * @returns {Promise<{data: any, etag: string|null, headers: Headers}>}
   */
  async exchange(method, path, body, options = {}) {
    const response = await this.send(method, path, body, options);
    const isJSON = /json/.test(response.headers.get("Content-Type") ?? "");
    const data = response.status === 204 ? null : isJSON ? await response.json() : await response.text();
    return { data, etag: response.headers.get("ETag"), headers: response.headers };
  }

  /**
   * Lines of JSON, one by one as they come, for work that tells how far it is. Aborting the signal ends the work.
   * @returns {AsyncGenerator<any>}
   */
  async *lines(method, path, body, options = {}) {
    const response = await this.send(method, path, body, options);
    let rest = "";
    for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      for (const line of lines) if (line.trim()) yield JSON.parse(line);
    }
    if (rest.trim()) yield JSON.parse(rest);
  }

  /**
   * A list's pages, one after the other: `for await (const {items, next} of api.pages("/tenants"))`.
   * @returns {AsyncGenerator<{items: any[], next: string|null}>}
   */
  async *pages(path, options = {}) {
    let cursor = options.query?.cursor ?? null;
    do {
      const page = await this.get(path, { ...options, query: { ...options.query, cursor } });
      yield page;
      cursor = page.next ?? null;
    } while (cursor);
  }

  /** A list as a whole, up to `limit` items. */
  async all(path, options = {}, limit = 1000) {
    const items = [];
    for await (const page of this.pages(path, options)) {
      items.push(...page.items);
      if (items.length >= limit) break;
    }
    return items;
  }

  /**
   * The bare response, which is known to be a good one.
   * @param {string} method @param {string} path @param {any} body @param {Options} options
   * @returns {Promise<Response>}
   */
  async send(method, path, body, options = {}) {
    const headers = { Accept: "application/json", ...options.headers };
    if (method !== "GET" && this.csrfToken) headers["X-CSRF-Token"] = this.csrfToken;
    if (method === "POST" && path !== "/sessions") headers["Idempotency-Key"] = options.key ?? crypto.randomUUID();
    if (options.etag) headers["If-Match"] = options.etag;
    if (body !== undefined) headers["Content-Type"] = options.type ?? "application/json";
    let response;
    try {
      response = await fetch(address(path, options.query), {
        method, headers, signal: options.signal, credentials: "same-origin",
        body: body === undefined || options.type ? body : JSON.stringify(body),
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw Problem.unreachable();
    }
    if (response.ok) return response;
    const problem = await Problem.of(response);
    if (problem.code === "unauthenticated" && this.csrfToken) this.onSignedOut();
    if (problem.code === "password_change_required" || problem.code === "second_factor_enrolment_required") this.onOwing();
    throw problem;
  }
}

/** Where a path with its query is; for links to what the browser itself shall load. */
export function address(path, query = {}) {
  const url = new URL(`/v1${path}`, location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") url.searchParams.set(name, value);
  }
  return url.pathname + url.search;
}

export const api = new API();

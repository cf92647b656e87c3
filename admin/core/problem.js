/** A request that came to nothing: the admin API's problem (RFC 9457), or no answer at all. */
export class Problem extends Error {
  /**
   * @param {{status: number, code: string, detail: string, errors?: {path: string, message: string, line?: number}[],
   *   retryAfter?: number|null, etag?: string|null, body?: any}} parts
   */
  constructor({ status, code, detail, errors = [], retryAfter = null, etag = null, body = null }) {
    super(detail);
    this.name = "Problem";
    /** The answer's status; 0 where there was none. */
    this.status = status;
    /** What a program may decide by. */
    this.code = code;
    /** Single fields at fault: `path` is a JSON pointer into the body, or the name of a query parameter. */
    this.errors = errors;
    /** Seconds to wait before another try, where the gateway said so. */
    this.retryAfter = retryAfter;
    this.etag = etag;
    /** The whole document. */
    this.body = body;
  }

  /** @param {Response} response */
  static async of(response) {
    const body = await response.json().catch(() => null);
    const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
    return new Problem({
      status: response.status,
      code: body?.code ?? "unreadable",
      detail: sentence(body?.detail ?? `the gateway answered ${response.status}`),
      errors: body?.errors ?? [],
      retryAfter: Number.isFinite(wait) ? wait : null,
      etag: response.headers.get("ETag"),
      body,
    });
  }

  static unreachable() {
    return new Problem({
      status: 0, code: "unreachable", detail: "The gateway cannot be reached. Is it running, and are you online?",
    });
  }
}

/** The API's details begin small and end without a point, to be put into other sentences. */
function sentence(text) {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

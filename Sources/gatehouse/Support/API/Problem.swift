/// An RFC 9457 problem as the admin API sends it; its codes are in admin/openapi.yaml.
struct Problem: Decodable {
  struct Fault: Decodable {
    var path: String
    var message: String
    /// Of a file.
    var line: Int?
  }

  var title: String?
  var code: String?
  var detail: String?
  var errors: [Fault]?

  /// The failure a command ends with, for an answer of this HTTP status. Fields are named as the command line calls
  /// them, but where the request was `aFile` of the person's, their paths are left as they are. `retryAfter` is in
  /// seconds; `isTokenOfVariable` says that the request had the token of GATEHOUSE_TOKEN.
  func failure(
    httpStatus: Int, to aFile: Bool = false, retryAfter: Int? = nil, isTokenOfVariable: Bool = false
  ) -> CommandFailure {
    let faults = (errors ?? []).map { line(for: $0, in: aFile) }
    let status = exitStatus(for: httpStatus)
    let hint = hint(for: httpStatus, retryAfter, isTokenOfVariable)
    // That "the body" is not as "the route" wants it says nothing to who typed options.
    if code == "invalid_body" || code == "invalid_query", let first = faults.first {
      let message = faults.count == 1 ? first : "\(faults.count) things that were given are not right"
      return CommandFailure(
        status: status, message: message, details: faults.count == 1 ? [] : faults, hint: hint, code: code)
    }
    return CommandFailure(
      status: status, message: message(for: httpStatus), details: code == "conflict" && faults.count == 1 ? [] : faults,
      hint: hint, code: code)
  }

  private func message(for httpStatus: Int) -> String {
    if let words = ProblemWords.entry(for: code)?.message, detail?.contains("/v1/") != false { return words }
    var message = detail ?? title ?? "the server answered with status \(httpStatus)"
    if message.hasSuffix(".") { message.removeLast() }
    return message
  }

  private func line(for fault: Fault, in aFile: Bool) -> String {
    if let line = fault.line {
      return "line \(line)\(fault.path.isEmpty ? "" : ", \(fault.path)"): \(fault.message)"
    }
    let place = aFile ? OptionNames.words(forFile: fault.path) : OptionNames.words(for: fault.path)
    // In YAML, digits without quotes are a number, and TikTok's ids are digits.
    let isUnquoted = aFile && fault.message == "must be text, not a number"
    let message = fault.message + (isUnquoted ? ": put it in quotes" : "")
    return place.isEmpty ? message : "\(place): \(message)"
  }

  private func exitStatus(for httpStatus: Int) -> CommandStatus {
    switch code {
    case "conflict", "in_use", "last_owner", "stale", "precondition_required", "undo_running": return .conflict
    case "not_configured", "wrong_dialect", "own_access", "too_many_tokens", "not_moderated", "in_force", "not_running",
      "no_second_factor", "second_factor_enabled", "no_enrolment", "operator_disabled",
      "rules_not_usable",
      "too_many_accounts":
      return .failed
    // TikTok's refusal: the gateway itself was reached, and the operator is not to blame.
    case .some(let code) where code.hasPrefix("platform_"): return .failed
    default: break
    }
    switch httpStatus {
    case 401, 403: return .notAllowed
    case 404: return .notFound
    case 409, 412, 428: return .conflict
    case 502, 503, 504: return .unreachable
    default: return .failed
    }
  }

  /// What the detail does not already say.
  private func hint(for httpStatus: Int, _ retryAfter: Int?, _ isTokenOfVariable: Bool) -> String? {
    if let words = ProblemWords.entry(for: code) { return words.hint }
    switch httpStatus {
    case 401 where isTokenOfVariable:
      return "this was the token of GATEHOUSE_TOKEN: set it to a good one, or unset it and run gatehouse login NAME"
    case 401: return "log in with: gatehouse login NAME"
    case 403: return "ask an owner for a role that allows it"
    case 404: return "check the id, and that your role covers its tenant"
    case 429, 503:
      return retryAfter.map { "try again in \(Counted.words($0, "second"))" } ?? "wait a little, then try again"
    default: return nil
    }
  }
}

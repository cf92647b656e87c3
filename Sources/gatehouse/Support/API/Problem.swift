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

  /// The failure a command ends with, for an answer of this HTTP status. Fields are named as the command line calls them,
  /// but where the request was `aFile` of the person's, their paths are left as they are.
  func failure(httpStatus: Int, to aFile: Bool = false) -> CommandFailure {
    var message = detail ?? title ?? "the server answered with status \(httpStatus)"
    if message.hasSuffix(".") { message.removeLast() }
    return CommandFailure(
      status: exitStatus(for: httpStatus), message: message,
      details: (errors ?? []).map { fault in
        if let line = fault.line { return "line \(line): \(fault.message)" }
        let place = aFile ? fault.path : OptionNames.words(for: fault.path)
        return place.isEmpty ? fault.message : "\(place): \(fault.message)"
      },
      hint: hint(for: httpStatus), code: code)
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
  private func hint(for httpStatus: Int) -> String? {
    switch code {
    case "password_change_required": return "change it with: gatehouse password"
    case "second_factor_enrolment_required": return "enrol one with: gatehouse second-factor enable"
    case "invalid_invitation", "invalid_code": return nil
    case "stale":
      return "somebody else saved a version: look at it with gatehouse rules show (or lists show), then try again"
    case "insufficient_scope": return "make another with gatehouse token create, or unset GATEHOUSE_TOKEN and log in"
    case "session_required": return "unset GATEHOUSE_TOKEN and run gatehouse login NAME"
    case "no_rule_set": return "save the first with gatehouse rules put"
    case .some(let code) where code.hasPrefix("platform_"): return nil
    default: break
    }
    switch httpStatus {
    case 401: return "log in with: gatehouse login NAME"
    case 403: return "ask an owner for a role that allows it"
    case 404: return "check the id, and that your role covers its tenant"
    case 429, 503: return "wait a little, then try again"
    default: return nil
    }
  }
}

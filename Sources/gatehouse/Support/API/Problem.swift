/// An RFC 9457 problem as the admin API sends it.
struct Problem: Decodable {
  struct Fault: Decodable {
    var path: String
    var message: String
  }

  var title: String?
  var code: String?
  var detail: String?
  var errors: [Fault]?

  /// The failure a command ends with, for an answer of this HTTP status.
  func failure(httpStatus: Int) -> CommandFailure {
    var message = detail ?? title ?? "the server answered with status \(httpStatus)"
    if message.hasSuffix(".") { message.removeLast() }
    return CommandFailure(
      status: Self.exitStatus(for: httpStatus), message: message,
      details: (errors ?? []).map { $0.path.isEmpty ? $0.message : "\($0.path): \($0.message)" },
      hint: Self.hint(for: httpStatus))
  }

  static func exitStatus(for httpStatus: Int) -> CommandStatus {
    switch httpStatus {
    case 401, 403: .notAllowed
    case 404: .notFound
    case 409, 412, 428: .conflict
    case 502, 503, 504: .unreachable
    default: .failed
    }
  }

  private static func hint(for httpStatus: Int) -> String? {
    switch httpStatus {
    case 401: "log in with: gatehouse login NAME"
    case 403: "ask an owner for a role that allows it"
    case 404: "check the id, and that your role covers its tenant"
    case 412: "somebody else saved a version meanwhile: look at it with gatehouse rules show, then try again"
    case 429: "wait a little, then try again"
    case 503: "wait a little, then try again; the server's log says what it is short of"
    default: nil
    }
  }
}

/// What the command line says to problems whose own text is for programs, or can be mended with a command.
enum ProblemWords {
  struct Entry {
    /// In the place of a detail that names a route of the API.
    var message: String?
    /// Nil where the message says enough.
    var hint: String?
  }

  /// Nil for a code of which the HTTP status says what to do.
  static func entry(for code: String?) -> Entry? {
    guard let code else { return nil }
    return code.hasPrefix("platform_") ? Entry() : entries[code]
  }

  private static let entries: [String: Entry] = [
    "insufficient_scope": Entry(hint: "make another with gatehouse token create, or unset GATEHOUSE_TOKEN and log in"),
    "invalid_code": Entry(),
    "invalid_invitation": Entry(),
    "no_enrolment": Entry(
      message: "no second factor is being enrolled, or for too long", hint: "begin with: gatehouse second-factor enable"
    ),
    "no_rule_set": Entry(hint: "save the first with gatehouse rules put"),
    "not_waiting": Entry(
      message: "the comment does not wait for a person: somebody decided, or it is gone; decide otherwise with: "
        + "gatehouse events review EVENT allow|hide|delete"),
    "not_yours": Entry(hint: "decide otherwise yourself with: gatehouse events review EVENT allow|hide|delete"),
    "password_change_required": Entry(
      message: "this is a one-time password, which has to be replaced first", hint: "change it with: gatehouse password"
    ),
    "second_factor_enrolment_required": Entry(
      message: "a second factor is required here", hint: "enrol one with: gatehouse second-factor enable"),
    "session_required": Entry(
      message: "a token cannot do this", hint: "unset GATEHOUSE_TOKEN and run gatehouse login NAME"),
    "stale": Entry(
      hint: "somebody else saved a version: look at it with gatehouse rules show (or lists show), then try again"),
    "too_late": Entry(
      message: "a decision can be taken back for 10 minutes; decide about the comment anew with: "
        + "gatehouse events review EVENT allow|hide|delete"),
  ]
}

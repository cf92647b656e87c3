/// What the command's exit status says. The table is in `gatehouse --help` and in docs/cli.md: never renumber.
enum CommandStatus: Int32, Sendable {
  case ok = 0
  /// Refused or failed for a reason the message gives.
  case failed = 1
  /// The admin API could not be reached, or answered nothing we understand.
  case unreachable = 3
  /// Not logged in, the session is over, or the operator's role does not allow it.
  case notAllowed = 4
  case notFound = 5
  /// A name is taken, or the thing is in use or was changed meanwhile.
  case conflict = 6
  /// The command line itself is wrong; the value is the one swift-argument-parser uses.
  case usage = 64
}

/// Why a command stops, in words for the person who typed it. Never holds a secret.
struct CommandFailure: Error, Equatable, Sendable {
  var status: CommandStatus
  /// One sentence, without a full stop.
  var message: String
  /// One line each: single fields at fault.
  var details: [String] = []
  /// What to do next.
  var hint: String?
  /// Of the admin API's problem, where it is one.
  var code: String?

  static func usage(_ message: String) -> Self { CommandFailure(status: .usage, message: message) }

  /// What goes to the standard error, ending in a line break. Server text is made safe for a terminal.
  func text(colour: Bool) -> String {
    var lines = [Style.failure.apply("error:", colour: colour) + " " + SafeLine.text(message)]
    lines += details.map { "  " + SafeLine.text($0) }
    if let hint { lines.append("hint: " + SafeLine.text(hint)) }
    return lines.joined(separator: "\n") + "\n"
  }
}

internal import ArgumentParser

/// `--yes`, for commands that cannot be undone.
struct ConfirmationOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Do not ask before going ahead.")
  var yes = false

  /// Returns when the answer is yes. Without a terminal to ask on, only `--yes` goes ahead.
  func require(_ question: String) throws(CommandFailure) {
    if yes { return }
    guard Console.isInputTerminal else {
      throw CommandFailure(
        status: .usage, message: "this needs your consent, and there is no terminal to ask on: \(question)",
        hint: "pass --yes")
    }
    Console.writeError(Cell(question).text + " [y/N] ")
    let answer = readLine(strippingNewline: true)?.lowercased()
    guard answer == "y" || answer == "yes" else {
      throw CommandFailure(status: .failed, message: "stopped; nothing was changed")
    }
  }
}

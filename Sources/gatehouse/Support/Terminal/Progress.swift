/// Says on one line of the terminal what is being done; silent where the standard error is no terminal.
struct Progress {
  let isSilent: Bool

  func say(_ what: String) {
    guard !isSilent, Console.isErrorTerminal else { return }
    Console.writeError("\r\u{1B}[K\(what) …")
  }

  func end() {
    guard !isSilent, Console.isErrorTerminal else { return }
    Console.writeError("\r\u{1B}[K")
  }
}

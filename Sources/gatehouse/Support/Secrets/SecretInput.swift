#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A secret that comes from a file, the standard input or the environment, and never from an argument, which every
/// user of the machine could read in the list of processes.
struct SecretInput {
  /// In bytes.
  static let longest = 8192

  /// In words: `app secret`.
  let name: String
  /// What the option got: a path, or `-` for one line of the standard input. Two secrets from there take a line each.
  let file: String?
  let variable: String
  /// The option, for the hint: `--secret-file`.
  let option: String

  /// The secret if one was given anywhere; the option wins over the environment.
  func read() throws(CommandFailure) -> String? {
    if let file { return try checked(file == "-" ? Self.line() : TextFile.read(file, limit: Self.longest)) }
    return try Environment[variable].map { value throws(CommandFailure) in try checked(Array(value.utf8)) }
  }

  /// The secret, which must have been given.
  func require() throws(CommandFailure) -> String {
    if let secret = try read() { return secret }
    throw CommandFailure(
      status: .usage, message: "the \(name) is missing",
      hint: "pass \(option) PATH, \(option) - to read a line from the standard input, or set \(variable)")
  }

  /// As `require`, but asks on the terminal, or reads a line of the standard input where that is none.
  func ask(_ question: String) throws(CommandFailure) -> String {
    if let secret = try read() { return secret }
    if Console.isInputTerminal { return try PasswordPrompt.ask(question) }
    return try checked(Self.line())
  }

  /// As `ask`, but nil where there is neither a terminal nor another line of the standard input.
  func askIfPossible(_ question: String) throws(CommandFailure) -> String? {
    if let secret = try read() { return secret }
    if Console.isInputTerminal { return try PasswordPrompt.ask(question) }
    guard let line = Self.line() else { return nil }
    return try checked(line)
  }

  /// As `ask`, for a secret that is about to be chosen: on the terminal it has to be typed twice.
  func askTwice(_ question: String) throws(CommandFailure) -> String {
    if let secret = try read() { return secret }
    let secret = try ask(question)
    if Console.isInputTerminal, try PasswordPrompt.ask("\(question) again") != secret {
      throw CommandFailure(status: .failed, message: "the two differ; nothing was done")
    }
    return secret
  }

  private static func line() -> [UInt8]? { Descriptor.readLine(STDIN_FILENO, limit: longest) }

  private func checked(_ bytes: [UInt8]?) throws(CommandFailure) -> String {
    var bytes = bytes ?? []
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    guard !bytes.isEmpty else { throw CommandFailure(status: .failed, message: "the \(name) given is empty") }
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(where: { $0 < 0x20 }) else {
      throw CommandFailure(status: .failed, message: "the \(name) given is not one line of UTF-8 text")
    }
    return text
  }
}

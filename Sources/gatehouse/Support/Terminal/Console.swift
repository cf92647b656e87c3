#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The standard output and standard error of this process, and what they are connected to.
enum Console {
  static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Colour is for terminals alone, and never where NO_COLOR is set to anything (https://no-color.org).
  static var outputColour: Bool { isOutputTerminal && allowsColour }
  static var errorColour: Bool { isErrorTerminal && allowsColour }

  private static var allowsColour: Bool {
    (Environment["NO_COLOR"] ?? "").isEmpty && Environment["TERM"] != "dumb"
  }

  /// The terminal's width in columns; nil where the output is no terminal, and then nothing is cut.
  static var outputWidth: Int? {
    guard isOutputTerminal else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }
  static func writeError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  /// Prints JSON as it is; on a terminal, with what could act on it escaped.
  static func writeJSON(_ json: [UInt8]) { write(isOutputTerminal ? TerminalJSON.escaped(json) : json) }

  static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// What cannot be written, because nobody reads any more, is dropped: there is no one left to tell.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) { _ = Descriptor.writeAll(bytes, to: descriptor) }
}

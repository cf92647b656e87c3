#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Asks for a secret on the terminal without showing it.
enum PasswordPrompt {
  /// Signals are read as bytes meanwhile, so that Ctrl-C cannot leave the terminal without echo.
  static func ask(_ question: String) throws(CommandFailure) -> String {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    var saved = termios()
    guard terminal >= 0, tcgetattr(terminal, &saved) == 0 else {
      throw CommandFailure(status: .failed, message: "there is no terminal to ask for the \(question.lowercased()) on")
    }
    defer { close(terminal) }
    var silent = saved
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else {
      throw CommandFailure(status: .failed, message: "the terminal's echo cannot be turned off")
    }
    defer {
      tcsetattr(terminal, TCSAFLUSH, &saved)
      _ = Descriptor.writeAll([0x0A], to: terminal)
    }
    _ = Descriptor.writeAll(Array("\(question): ".utf8), to: terminal)
    guard let bytes = readKeys(terminal) else { throw CommandFailure(status: .failed, message: "stopped") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What was typed up to Return; nil after Ctrl-C, Ctrl-D or the terminal's end.
  private static func readKeys(_ terminal: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var key: UInt8 = 0
    while true {
      let count = read(terminal, &key, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return nil }
      switch key {
      case 0x0A, 0x0D: return bytes
      case 0x03, 0x04: return nil
      case 0x15: bytes = []
      case 0x08, 0x7F:
        while let last = bytes.popLast(), last & 0xC0 == 0x80 {}
      default: if bytes.count < SecretInput.longest { bytes.append(key) }
      }
    }
  }
}

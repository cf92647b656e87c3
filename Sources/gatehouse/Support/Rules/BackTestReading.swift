internal import FoundationEssentials
internal import Synchronization

/// Takes the answer to a back-test as it arrives: shows how far it is, and keeps the line that holds the result.
final class BackTestReading: Sendable {
  private struct State {
    var bar = ProgressBar("back-testing")
    var partial: [UInt8] = []
    var last: [UInt8] = []
  }

  private struct Line<Value: Decodable>: Decodable {
    struct Progress: Decodable {
      var done: Int
      var of: Int
    }

    struct Failure: Decodable {
      var code: String
      var detail: String
    }

    var progress: Progress?
    var result: Value?
    var error: Failure?
  }

  private struct Ignored: Decodable {}

  private let state = Mutex(State())

  /// Called with each piece of the answer, on any thread but one at a time.
  func take(_ bytes: [UInt8]) {
    state.withLock { state in
      state.partial += bytes
      while let end = state.partial.firstIndex(of: 0x0A) {
        let line = Array(state.partial[..<end])
        state.partial.removeSubrange(...end)
        if let progress = Self.read(Ignored.self, line)?.progress {
          state.bar.update(progress.done, of: progress.of)
        } else {
          state.last = line
        }
      }
    }
  }

  /// Takes the bar away.
  func finish() { state.withLock { $0.bar.finish() } }

  /// What came of it, as it came and decoded.
  func result() throws(CommandFailure) -> (json: [UInt8], record: BackTestRecord) {
    let line = state.withLock { $0.last }
    let read = Self.read(BackTestRecord.self, line)
    if let failure = read?.error {
      throw CommandFailure(status: .failed, message: failure.detail, hint: "try again")
    }
    guard let record = read?.result else {
      throw CommandFailure(
        status: .unreachable, message: "the answer broke off before the result", hint: "try again")
    }
    return (line + [0x0A], record)
  }

  private static func read<Value: Decodable>(_: Value.Type, _ line: [UInt8]) -> Line<Value>? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try? decoder.decode(Line<Value>.self, from: Data(line))
  }
}

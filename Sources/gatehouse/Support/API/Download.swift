internal import Synchronization

/// Takes an answer of lines as it arrives, to a file that appears once it is whole, or to the standard output.
final class Download: Sendable {
  private struct State {
    var file: AtomicFile?
    var failure: CommandFailure?
    var bar: ProgressBar
    var lines = 0
  }

  private let output: String?
  private let state: Mutex<State>

  /// Opens the file. `label` says beside the progress what is being done.
  init(to output: String?, label: String) throws(CommandFailure) {
    self.output = output
    let file = try output.map { path throws(CommandFailure) in try AtomicFile(path: path) }
    state = Mutex(State(file: file, bar: ProgressBar(label)))
  }

  /// Fetches all of it. `total` is the number of lines expected, where that is known.
  func run(
    _ client: AdminClient, _ path: APIPath, query: [(name: String, value: String?)], accept: String, total: Int? = nil
  ) async throws(CommandFailure) {
    defer {
      state.withLock { state in
        state.bar.finish()
        // Not left to the end of the file's life: the HTTP client may hold on to it for a moment longer than the process
        // lives, and what is left behind then stays.
        state.file?.discard()
      }
    }
    try await client.stream(path, query: query, accept: accept) { [self] in take($0, of: total) }
    let failure = state.withLock { state -> CommandFailure? in
      do throws(CommandFailure) {
        if let failure = state.failure { throw failure }
        try state.file?.commit()
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// Says how much was written where, unless that was the standard output.
  func tell(_ what: (_ lines: Int) -> String) {
    guard let output else { return }
    Console.writeError("\(what(state.withLock { $0.lines })) written to \(Cell(output).text)\n")
  }

  private func take(_ bytes: [UInt8], of total: Int?) {
    state.withLock { state in
      guard state.failure == nil else { return }
      do throws(CommandFailure) {
        if let file = state.file { try file.write(bytes) } else { Console.write(bytes) }
      } catch {
        state.failure = error
      }
      state.lines += bytes.count { $0 == 0x0A }
      state.bar.update(state.lines, of: total)
    }
  }
}

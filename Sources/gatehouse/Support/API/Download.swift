internal import Synchronization

/// Takes an answer as it arrives, to a file that appears once it is whole, or to the standard output.
final class Download: Sendable {
  /// What is counted as it arrives.
  enum Unit: Sendable {
    case lines, bytes

    func count(in bytes: [UInt8]) -> Int {
      switch self {
      case .lines: bytes.count { $0 == 0x0A }
      case .bytes: bytes.count
      }
    }
  }

  private struct State {
    var file: AtomicFile?
    var failure: CommandFailure?
    var bar: ProgressBar
    var count = 0
    var transfer: Task<CommandFailure?, Never>?
  }

  private let output: String?
  private let unit: Unit
  private let state: Mutex<State>

  /// Opens the file, which may be there already only if it `replaces` that one. `label` says beside the progress what is
  /// being done.
  init(to output: String?, label: String, unit: Unit = .lines, replaces: Bool = true) throws(CommandFailure) {
    self.output = output
    self.unit = unit
    let file = try output.map { path throws(CommandFailure) in try AtomicFile(path: path, replaces: replaces) }
    state = Mutex(State(file: file, bar: ProgressBar(label)))
  }

  /// Gets all of it. `total` is how much is expected, where that is known.
  func run(
    _ client: AdminClient, _ path: APIPath, query: [(name: String, value: String?)], accept: String, total: Int? = nil
  ) async throws(CommandFailure) {
    try await finish { [self] () async throws(CommandFailure) in
      try await client.stream(path, query: query, accept: accept) { [self] in take($0, of: total) }
    }
  }

  /// Posts `body` and takes all of the answer.
  func run(_ client: AdminClient, _ path: APIPath, _ body: JSONBody) async throws(CommandFailure) {
    try await finish { [self] () async throws(CommandFailure) in
      try await client.stream(path, body) { [self] in take($0, of: nil) }
    }
  }

  /// Makes the call, which ends early when what it brings cannot be written.
  private func finish(_ call: @escaping @Sendable () async throws(CommandFailure) -> Void) async throws(CommandFailure)
  {
    defer { close() }
    let transfer = Task { () async -> CommandFailure? in
      do throws(CommandFailure) {
        try await call()
        return nil
      } catch {
        return error
      }
    }
    state.withLock { $0.transfer = transfer }
    try commit(after: await transfer.value)
  }

  /// Says how much was written where, unless that was the standard output.
  func tell(_ what: (_ count: Int) -> String) {
    guard let output else { return }
    Console.writeError("\(what(state.withLock { $0.count })) written to \(Cell(output).text)\n")
  }

  private func take(_ bytes: [UInt8], of total: Int?) {
    state.withLock { state in
      // Read to its end, a backup would count at the gateway as one that somebody has.
      guard state.failure == nil else {
        state.transfer?.cancel()
        return
      }
      do throws(CommandFailure) {
        if let file = state.file { try file.write(bytes) } else { Console.write(bytes) }
      } catch {
        state.failure = error
        state.transfer?.cancel()
      }
      state.count += unit.count(in: bytes)
      state.bar.update(state.count, of: total)
    }
  }

  /// Puts the file in its place, unless something of it could not be written or did not arrive.
  private func commit(after broken: CommandFailure?) throws(CommandFailure) {
    let failure = state.withLock { state -> CommandFailure? in
      do throws(CommandFailure) {
        if let failure = state.failure ?? broken { throw failure }
        try state.file?.commit()
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private func close() {
    state.withLock { state in
      state.bar.finish()
      // Not left to the end of the file's life: the HTTP client may hold on to it for a moment longer than the process
      // lives, and what is left behind then stays.
      state.file?.discard()
    }
  }
}

internal import Synchronization

/// Takes a backup as it arrives, to a file that appears once it is whole and that replaces nothing.
final class BackupDownload: Sendable {
  private struct State {
    var file: AtomicFile
    var failure: CommandFailure?
    var bar = ProgressBar("bytes")
    var bytes = 0
  }

  private let state: Mutex<State>

  init(to path: String) throws(CommandFailure) {
    let file = try AtomicFile(path: path, replaces: false)
    state = Mutex(State(file: file))
  }

  func run(_ client: AdminClient, _ path: APIPath, _ body: JSONBody) async throws(CommandFailure) {
    defer {
      state.withLock { state in
        state.bar.finish()
        // Not left to the end of the file's life, as in `Download`.
        state.file.discard()
      }
    }
    _ = try await client.stream(path, body) { [self] in take($0) }
    let failure = state.withLock { state -> CommandFailure? in
      do throws(CommandFailure) {
        if let failure = state.failure { throw failure }
        try state.file.commit()
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private func take(_ bytes: [UInt8]) {
    state.withLock { state in
      guard state.failure == nil else { return }
      do throws(CommandFailure) {
        try state.file.write(bytes)
      } catch {
        state.failure = error
      }
      state.bytes += bytes.count
      state.bar.update(state.bytes, of: nil)
    }
  }
}

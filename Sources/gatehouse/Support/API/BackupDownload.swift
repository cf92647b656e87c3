internal import Synchronization

/// Takes a backup as it arrives, to a file that appears once it is whole and that replaces nothing.
final class BackupDownload: Sendable {
  private struct State {
    var file: AtomicFile
    var failure: CommandFailure?
    var bar = ProgressBar("bytes")
    var bytes = 0
    var transfer: Task<CommandFailure?, Never>?
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
        // As in `Download`: not left to the end of the file's life.
        state.file.discard()
      }
    }
    let transfer = Task { () async -> CommandFailure? in
      do throws(CommandFailure) {
        _ = try await client.stream(path, body) { [self] in take($0) }
        return nil
      } catch {
        return error
      }
    }
    state.withLock { $0.transfer = transfer }
    let broken = await transfer.value
    let failure = state.withLock { state -> CommandFailure? in
      do throws(CommandFailure) {
        if let failure = state.failure ?? broken { throw failure }
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
        // Read to its end, it would count at the gateway as a backup that somebody has.
        state.transfer?.cancel()
      }
      state.bytes += bytes.count
      state.bar.update(state.bytes, of: nil)
    }
  }
}

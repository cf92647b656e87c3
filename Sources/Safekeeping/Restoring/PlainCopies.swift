internal import FoundationEssentials
internal import Synchronization

/// The databases in plain that a restore has for a while, so that they can be taken away at once when the process is
/// told to end. What a process leaves that has no time for it, the next one takes away.
public final class PlainCopies: Sendable {
  private static let trialPrefix = "gatehouse-verify-"

  private let holds = Mutex<[FolderHold]>([])

  public init() {}

  /// Takes all of them away. Whoever works on them fails.
  public func discard() {
    holds.withLock { holds in
      for hold in holds { hold.discard() }
      holds = []
    }
  }

  /// Has the use of a folder for a database that is about to be at `path`.
  func withFolder<Value: Sendable>(
    restoring path: String, _ body: (WorkFolder) async throws -> Value
  ) async throws -> Value {
    try await with(FolderHold(WorkFolder(restoring: path)), body)
  }

  /// Has the use of a folder of its own within `parent`, from which it takes what killed processes left there.
  func withTrialFolder<Value: Sendable>(
    in parent: String, _ body: (WorkFolder) async throws -> Value
  ) async throws -> Value {
    Self.clearTrials(in: parent)
    let folder = WorkFolder(path: parent + "/" + Self.trialPrefix + UUID().uuidString)
    return try await with(FolderHold(folder), body)
  }

  private func with<Value: Sendable>(
    _ hold: FolderHold, _ body: (WorkFolder) async throws -> Value
  ) async throws -> Value {
    holds.withLock { $0.append(hold) }
    defer {
      holds.withLock { holds in
        hold.discard()
        holds.removeAll { $0 === hold }
      }
    }
    return try await body(hold.folder)
  }

  /// A folder with nothing in it may be another process's that is about to hold it.
  private static func clearTrials(in parent: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(trialPrefix) {
      let folder = WorkFolder(path: parent + "/" + name)
      guard FileSystem.isTaken(folder.path(of: .trial)), let left = try? FolderHold(folder) else { continue }
      left.discard()
    }
  }
}

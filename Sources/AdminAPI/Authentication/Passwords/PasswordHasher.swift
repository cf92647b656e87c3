internal import FoundationEssentials
internal import Moderation
internal import Sealing

/// Hashes passwords with argon2id on threads of its own: each takes tens of milliseconds and 19 MiB, which neither an
/// event loop nor the cooperative pool can spare.
public final class PasswordHasher: Sendable {
  /// Too many passwords are waiting: try again shortly.
  public struct Busy: Error, Equatable, Sendable {}

  private let workers: BoundedWorkers

  /// - Parameters:
  ///   - threads: How many passwords are hashed at once; by default, what suits this machine.
  ///   - queueLimit: How many may wait for a thread.
  public init(threads: Int? = nil, queueLimit: Int = 64) {
    workers = BoundedWorkers(
      label: "password-hasher", threads: threads ?? Self.threads(cores: ProcessInfo.processInfo.activeProcessorCount),
      queueLimit: queueLimit, priority: .lowest)
  }

  /// Two, but never one on each core: one core is left to what is not hashing, however the kernel shares them out.
  static func threads(cores: Int) -> Int { min(2, max(1, cores - 1)) }

  /// Throws `Busy`, and `CryptoError` when the library refuses.
  public func hash(_ password: String) async throws -> String {
    try await run { try PasswordHash.hash(password) }
  }

  /// False for a wrong password and for a hash that cannot be read. Throws `Busy`.
  public func verify(_ password: String, against hash: String) async throws -> Bool {
    try await run { PasswordHash.verify(password, against: hash) }
  }

  /// Runs other work that costs as much. Throws `Busy`, and what `work` throws.
  func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    do {
      return try await workers.run(work)
    } catch is BoundedWorkers.QueueFull {
      throw Busy()
    }
  }
}

/// Which calls were made. Keeps the newest ones; counts all.
struct CallLog {
  /// Enough for any test; a sandbox left running forgets the oldest half when it is full.
  private static let capacity = 200_000

  private(set) var entries: [SandboxCall] = []
  private(set) var counts: [String: Int] = [:]

  mutating func append(_ call: SandboxCall) {
    if entries.count >= Self.capacity { entries.removeFirst(Self.capacity / 2) }
    entries.append(call)
    counts[call.endpoint, default: 0] += 1
  }
}

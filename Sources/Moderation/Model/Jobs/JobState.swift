/// How far a long piece of work has come that survives a restart. The raw values are stored: never renumber.
public enum JobState: Int, CaseIterable, Sendable {
  case running = 1
  case done = 2
  case cancelled = 3
  /// Ended because what it was begun on holds no more.
  case outdated = 4

  public var name: String {
    switch self {
    case .running: "running"
    case .done: "done"
    case .cancelled: "cancelled"
    case .outdated: "outdated"
    }
  }
}

/// What going along the chain of audit entries came to.
public struct AuditVerification: Equatable, Sendable {
  /// The raw values are shown: never rename.
  public enum Fault: String, CaseIterable, Sendable {
    /// It is not what its hash was made over.
    case altered
    /// It was not written after the entry that stands before it.
    case displaced
    /// It has no hash, although one before it has.
    case unchained

    /// For people.
    public var explanation: String {
      switch self {
      case .altered: "it was altered after it was written"
      case .displaced:
        "it was not written after the entry that now stands before it: entries between them are gone, or were put in"
      case .unchained: "it has no hash although entries before it have: it was not written by the gateway"
      }
    }
  }

  /// The first entry where the chain is broken.
  public struct Break: Equatable, Sendable {
    /// As they are shown, since what was altered may be anything.
    public var id: String
    public var createdAt: String
    public var fault: Fault
  }

  /// The last entry of the chain that is whole: its hash, noted elsewhere, proves later that nothing up to it changed.
  public struct Head: Equatable, Sendable {
    public var id: String
    public var hash: String
  }

  /// A head that was noted earlier.
  public struct NotedHead: Equatable, Sendable {
    public var hash: String
    public var isFound: Bool
  }

  /// How many were gone over, up to the first broken one and with it.
  public var entries = 0
  /// How many of them are from before there was a chain.
  public var unchained = 0
  public var head: Head?
  public var broken: Break?
  /// Nil where none was asked for.
  public var noted: NotedHead?
  /// Where the log was cut before the first entry; nil where it has all there ever were, and for an export.
  public var cut: AuditCheckpoint?

  public init() {}

  public var isWhole: Bool { broken == nil && noted?.isFound != false }
}

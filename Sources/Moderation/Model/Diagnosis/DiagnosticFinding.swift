/// One thing that was looked at, and how it stands. For the gateway's owners; never a secret, never a comment's text.
public struct DiagnosticFinding: Equatable, Sendable {
  /// The raw values are shown: never rename.
  public enum Severity: String, CaseIterable, Comparable, Sendable {
    case ok
    /// It will go wrong, or it is not what one would want.
    case warning
    /// Something does not work, or is open to others.
    case problem

    private var rank: Int {
      switch self {
      case .ok: 0
      case .warning: 1
      case .problem: 2
      }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  }

  /// The stable name of what was looked at: `clock`, `disk`, `webhooks`.
  public var check: String
  public var severity: Severity
  /// How it stands, in one or two sentences without a full stop at the end.
  public var message: String
  /// What to do about it; nil where nothing is to be done.
  public var remedy: String?

  private init(_ check: String, _ severity: Severity, _ message: String, _ remedy: String?) {
    self.check = check
    self.severity = severity
    self.message = message
    self.remedy = remedy
  }

  public static func ok(_ check: String, _ message: String) -> Self { Self(check, .ok, message, nil) }

  public static func warning(_ check: String, _ message: String, remedy: String) -> Self {
    Self(check, .warning, message, remedy)
  }

  public static func problem(_ check: String, _ message: String, remedy: String) -> Self {
    Self(check, .problem, message, remedy)
  }
}

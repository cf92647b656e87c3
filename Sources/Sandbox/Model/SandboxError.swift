/// Why the sandbox cannot do what its operator asked.
public enum SandboxError: Error, Equatable, Sendable {
  /// A value that does not fit; `reason` says which and why.
  case invalid(reason: String)
  /// There is no such app, account or comment.
  case notFound(what: String)
  case alreadyExists(what: String)
  /// The server is not running, or runs already.
  case wrongState(reason: String)
}

extension SandboxError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalid(let reason): reason
    case .notFound(let what): "there is no \(what)"
    case .alreadyExists(let what): "\(what) exists already"
    case .wrongState(let reason): reason
    }
  }
}

/// What somebody had before them when they decided on a change. Of a thing that is another by now it is refused, so that
/// nobody overwrites what they have not seen.
public enum Basis<Value: Equatable & Sendable>: Sendable {
  /// Whatever is there.
  case anything
  /// Only where it is still this.
  case exactly(Value)

  /// Throws `StorageError.changed`.
  public func check(_ current: Value) throws(StorageError) {
    if case .exactly(let seen) = self, seen != current { throw .changed }
  }
}

/// Which links a link condition means. A domain stands for itself and everything under it.
public enum LinkScope: Equatable, Sendable {
  /// Every link.
  case any
  /// Links to anywhere but these domains.
  case except([String])
  /// Links to these domains.
  case only([String])
}

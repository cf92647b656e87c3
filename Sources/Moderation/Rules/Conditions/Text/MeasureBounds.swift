/// The numbers between two bounds, neither of which is itself among them.
public struct MeasureBounds: Hashable, Sendable {
  /// Nil for no lower bound.
  public var above: Double?
  /// Nil for no upper bound.
  public var below: Double?

  public init(above: Double? = nil, below: Double? = nil) {
    self.above = above
    self.below = below
  }

  /// Whether `value` lies between the bounds.
  @inline(__always)
  public func holds(_ value: Double) -> Bool {
    if let above, !(value > above) { return false }
    if let below, !(value < below) { return false }
    return true
  }
}

/// What a condition comes to. A condition about something that is not known is neither true nor false, and neither is
/// what depends on it alone: Kleene's logic of three values.
enum Truth: UInt8, Comparable, CaseIterable {
  case no = 0
  case unknown = 1
  case yes = 2

  @inline(__always)
  init(_ holds: Bool) { self = holds ? .yes : .no }

  static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

  static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }
}

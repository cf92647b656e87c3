/// One measured value.
struct Figure {
  /// Its name among those of its measurement in the JSON.
  let key: String
  /// The heading of its column; nil for one that is in the JSON alone.
  let title: String?
  let value: Double
  /// Behind the point.
  let digits: Int
  let aim: Aim?

  init(_ key: String, _ title: String?, _ value: Double, _ digits: Int = 0, aim: Aim? = nil) {
    self.key = key
    self.title = title
    // What could not be measured, as a share of nothing, is nothing.
    self.value = value.isFinite ? value : 0
    self.digits = digits
    self.aim = aim
  }

  var text: String { Decimal.text(value, digits) }

  /// As the JSON has it.
  var rounded: Double { Double(text) ?? value }
}

/// What a figure ought to be.
enum Aim {
  case atLeast(Double)
  case atMost(Double)

  func isMet(by value: Double) -> Bool {
    switch self {
    case .atLeast(let bound): value >= bound
    case .atMost(let bound): value <= bound
    }
  }

  func text(_ digits: Int) -> String {
    switch self {
    case .atLeast(let bound): "at least \(Decimal.text(bound, digits))"
    case .atMost(let bound): "at most \(Decimal.text(bound, digits))"
    }
  }
}

/// Numbers as text, without Foundation's formatter.
enum Decimal {
  static func text(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "0" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    guard digits > 0 else { return String(scaled) }
    let fraction = String(abs(scaled) % Int(scale))
    return (scaled < 0 ? "-" : "") + "\(abs(scaled) / Int(scale))."
      + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}

/// The values of one metric under one set of labels.
protocol Series: AnyObject, Sendable {
  /// The lines it comes to.
  func samples() -> [Sample]
}

/// One line of the exposition, apart from the metric's name and labels.
struct Sample: Equatable {
  /// Of the name: empty but in a histogram.
  var suffix = ""
  /// Of a histogram's bucket.
  var bound: Double?
  var value: Double
}

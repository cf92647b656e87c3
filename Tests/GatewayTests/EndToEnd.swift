import Testing

/// The whole gateway as an operator runs it. One after another: each of these tests wants the machine for itself.
@Suite(.serialized) enum EndToEnd {
  /// What is promised where something breaks, each with a row in the table that `make chaos` prints.
  @Suite enum Faults {}
}

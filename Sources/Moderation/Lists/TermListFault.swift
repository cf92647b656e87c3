/// One thing that is wrong with a term list's file.
public struct TermListFault: Equatable, Sendable, CustomStringConvertible {
  /// The line of the file, 1 for the first; nil for the file as a whole.
  public var line: Int?
  /// What is wrong and what is expected there, as a sentence without its subject.
  public var message: String

  public init(line: Int?, message: String) {
    self.line = line
    self.message = message
  }

  public var description: String { (line.map { "line \($0)" } ?? "file") + ": " + message }
}

/// Everything that is wrong with a term list's file, in the order of its lines; never empty. At most
/// `TermListLimits.faults` are listed, after which a last one says how many more there are.
public struct TermListFaults: Error, Equatable, Sendable, CustomStringConvertible {
  public var faults: [TermListFault]

  public init(_ faults: [TermListFault]) { self.faults = faults }

  /// One line for each fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

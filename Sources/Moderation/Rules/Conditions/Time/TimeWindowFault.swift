/// One thing that is wrong with a time window.
public struct TimeWindowFault: Equatable, Sendable {
  /// A part of the window, by its key in rule documents.
  public enum Member: String, Sendable { case days, from, to, zone }

  public var member: Member
  /// The place in the list of days; nil where the fault is not in one of them.
  public var index: Int?
  /// What is wrong and what is expected there, as a sentence without its subject.
  public var message: String

  public init(member: Member, index: Int? = nil, message: String) {
    self.member = member
    self.index = index
    self.message = message
  }
}

/// Everything that is wrong with a time window; never empty.
public struct TimeWindowFaults: Error, Equatable, Sendable {
  public var faults: [TimeWindowFault]

  public init(_ faults: [TimeWindowFault]) { self.faults = faults }
}

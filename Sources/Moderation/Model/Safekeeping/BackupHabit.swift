/// The latest backups that one token took, by which one more is told from those that a job takes: whoever set the job
/// up need not hear of it each night, but must of a thief who has its token.
///
/// A job's backups come from one address and at even distances. What anybody else takes with the token breaks them, or
/// makes the job's own next one break them, so that it is told of at the latest then.
public struct BackupHabit: Sendable {
  public struct Taking: Equatable, Sendable {
    public var moment: Timestamp
    /// From where; nil where that is not known.
    public var address: String?

    public init(at moment: Timestamp, from address: String?) {
      self.moment = moment
      self.address = address
    }
  }

  /// How many it takes to tell a habit by.
  public static let length = 2
  /// Closer together, anybody might begin one.
  private static let shortest = Duration.seconds(3600)

  private let earlier: [Taking]

  /// The latest first.
  public init(_ earlier: [Taking]) { self.earlier = earlier }

  /// Whether one more goes on as the two before it: from the same address, and after as long a time, a fifth more or
  /// less.
  public func continues(with taking: Taking) -> Bool {
    guard earlier.count >= Self.length, taking.address != nil,
      earlier.prefix(Self.length).allSatisfy({ $0.address == taking.address })
    else { return false }
    let usual = earlier[0].moment - earlier[1].moment
    let now = taking.moment - earlier[0].moment
    return usual >= Self.shortest && now >= usual * 4 / 5 && now <= usual * 6 / 5
  }
}

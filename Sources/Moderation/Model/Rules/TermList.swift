/// A reusable list of terms, of a tenant or of the whole gateway. Its terms are kept apart, since there may be 50,000.
public struct TermList: Equatable, Identified, Sendable {
  public static let idPrefix = "lst"

  public var id: TermListID
  /// Nil for a list of the gateway, which every tenant may use.
  public var tenantID: TenantID?
  /// As rules refer to it; unique among its owner's lists: 1 to 64 of `a-z`, `0-9` and `-`.
  public var name: String
  /// For people; at most 200 characters.
  public var title: String?
  /// 1 for the first content, then one more each time it is replaced.
  public var version: Int64
  public var termCount: Int
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(
    id: TermListID, tenantID: TenantID?, name: String, title: String?, version: Int64, termCount: Int,
    createdAt: Timestamp, updatedAt: Timestamp
  ) {
    self.id = id
    self.tenantID = tenantID
    self.name = name
    self.title = title
    self.version = version
    self.termCount = termCount
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

public typealias TermListID = Identifier<TermList>

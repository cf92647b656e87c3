/// A client of the gateway. Nothing of one tenant is ever seen by another.
public struct Tenant: Equatable, Identified, Sendable {
  public static let idPrefix = "ten"

  public var id: TenantID
  /// For people; unique in the gateway, at most 100 characters.
  public var name: String
  /// A disabled tenant's webhook paths answer 404 and none of its actions are carried out.
  public var isDisabled: Bool
  public var createdAt: Timestamp
  public var updatedAt: Timestamp

  public init(id: TenantID, name: String, isDisabled: Bool, createdAt: Timestamp, updatedAt: Timestamp) {
    self.id = id
    self.name = name
    self.isDisabled = isDisabled
    self.createdAt = createdAt
    self.updatedAt = updatedAt
  }
}

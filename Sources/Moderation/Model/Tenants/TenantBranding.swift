/// How a tenant's reports look, and by whose clocks they count.
public struct TenantBranding: Equatable, Sendable {
  /// Of the brand; nil for the tenant's own name.
  public var displayName: String?
  public var colour: BrandColour
  /// Its name in the IANA time zone database, such as `Europe/Berlin`.
  public var timeZone: String

  public init(displayName: String? = nil, colour: BrandColour = .usual, timeZone: String = LocalCalendar.utc.zone) {
    self.displayName = displayName
    self.colour = colour
    self.timeZone = timeZone
  }

  /// The clocks that it names; UTC's where the database of time zones does not know it any more.
  public var calendar: LocalCalendar { LocalCalendar(zone: timeZone) ?? .utc }
}

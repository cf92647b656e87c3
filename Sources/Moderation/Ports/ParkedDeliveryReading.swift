/// Reads parked deliveries by what the program and the configuration are now.
public protocol ParkedDeliveryReading: Sendable {
  /// `tenant` is whose delivery it is; nil for the gateway's. It is decided for an account of that tenant's alone, or
  /// for one of a shared app. Changes nothing and counts nothing.
  func read(_ delivery: ParkedDelivery, of tenant: TenantID?) -> ParkedReading
}

/// What somebody changes about an alert channel; nil leaves it as it is.
public struct AlertChannelChange: Equatable, Sendable {
  /// What becomes of the quiet hours.
  public enum QuietHours: Equatable, Sendable {
    case keep
    case remove
    case set(AlertQuietHours)
  }

  public var name: String?
  /// Sealed anew, so that it counts as a change even where it is the same.
  public var target: SealedSecret?
  public var wanted: Set<Alert.Kind>?
  public var includesTenants: Bool?
  public var quietHours: QuietHours
  public var isDisabled: Bool?

  public init(
    name: String? = nil, target: SealedSecret? = nil, wanted: Set<Alert.Kind>? = nil, includesTenants: Bool? = nil,
    quietHours: QuietHours = .keep, isDisabled: Bool? = nil
  ) {
    self.name = name
    self.target = target
    self.wanted = wanted
    self.includesTenants = includesTenants
    self.quietHours = quietHours
    self.isDisabled = isDisabled
  }

  /// The channel as it is afterwards, but for the time of the change.
  public func applied(to before: AlertChannel) -> AlertChannel {
    var after = before
    after.name = name ?? before.name
    after.target = target ?? before.target
    after.wanted = wanted ?? before.wanted
    after.includesTenants = includesTenants ?? before.includesTenants
    switch quietHours {
    case .keep: break
    case .remove: after.quietHours = nil
    case .set(let hours): after.quietHours = hours
    }
    after.isDisabled = isDisabled ?? before.isDisabled
    return after
  }
}

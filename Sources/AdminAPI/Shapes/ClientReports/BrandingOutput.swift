internal import Moderation

struct BrandingOutput: Encodable {
  @Nullable var displayName: String?
  var colour: String
  /// Of text on the colour.
  var textColour: String
  var timeZone: String

  init(_ branding: TenantBranding) {
    _displayName = Nullable(wrappedValue: branding.displayName)
    colour = "\(branding.colour)"
    textColour = "\(branding.colour.textColour)"
    timeZone = branding.timeZone
  }
}

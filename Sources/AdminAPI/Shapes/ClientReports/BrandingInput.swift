internal import Moderation

/// How a tenant's reports are to look; what is left out is as it is usually.
struct BrandingInput {
  var branding: TenantBranding

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    self.init(in: &fields)
    try fields.finish()
  }

  init(in fields: inout BodyFields) {
    branding = TenantBranding(displayName: fields.optionalText("display_name", .name))
    if let text = fields.optionalText("colour", .colour) {
      if let colour = BrandColour(text) {
        branding.colour = colour
      } else {
        fields.fault("colour", TextRule.colour.expectation)
      }
    }
    if let zone = fields.optionalText("time_zone", .timeZone) {
      if LocalCalendar(zone: zone) == nil { fields.fault("time_zone", TextRule.timeZone.expectation) }
      branding.timeZone = zone
    }
  }
}

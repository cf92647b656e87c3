internal import Moderation

/// How far a tenant lets its queue grow; what is left out is as the gateway has it.
struct ReviewLimitsInput {
  var limits: ReviewLimits

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    self.init(in: &fields)
    try fields.finish()
  }

  init(in fields: inout BodyFields) {
    let minutes = fields.optionalInteger("max_age_minutes", in: 1...43_200)
    let items = fields.optionalInteger("max_items", in: 1...1_000_000)
    limits = ReviewLimits(age: minutes.map { .seconds($0 * 60) }, items: items.map { Int($0) })
  }
}

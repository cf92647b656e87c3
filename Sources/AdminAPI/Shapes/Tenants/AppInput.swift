internal import Moderation

struct AppInput {
  var name: String
  var clientKey: String
  var secret: String
  var limits: AppCallLimits

  init(name: String, clientKey: String, secret: String, limits: AppCallLimits = AppCallLimits()) {
    self.name = name
    self.clientKey = clientKey
    self.secret = secret
    self.limits = limits
  }

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    self.init(in: &fields)
    try fields.finish()
  }

  /// One app among other things.
  init(in fields: inout BodyFields) {
    name = fields.text("name", .name)
    clientKey = fields.text("client_key", .platformID)
    secret = fields.text("secret", .secret)
    limits = AppCallLimits(in: &fields)
  }
}

struct AppPatch {
  var name: String?
  var secret: String?
  var disabled: Bool?
  /// 0 leaves the number to the gateway's setting again.
  var callsPerMinute: Int?
  var accountCallsPerMinute: Int?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    name = fields.optionalText("name", .name)
    secret = fields.optionalText("secret", .secret)
    disabled = fields.optionalFlag("disabled")
    callsPerMinute = fields.optionalInteger("calls_per_minute", in: Self.limits).map(Int.init)
    accountCallsPerMinute = fields.optionalInteger("account_calls_per_minute", in: Self.limits).map(Int.init)
    try fields.finish()
  }
  /// The numbers of calls after the change.
  func limits(after limits: AppCallLimits) -> AppCallLimits {
    AppCallLimits(
      callsPerMinute: Self.changed(limits.callsPerMinute, to: callsPerMinute),
      accountCallsPerMinute: Self.changed(limits.accountCallsPerMinute, to: accountCallsPerMinute))
  }

  private static let limits = 0...Int64(AppCallLimits.range.upperBound)

  private static func changed(_ limit: Int?, to new: Int?) -> Int? {
    guard let new else { return limit }
    return new == 0 ? nil : new
  }
}

extension AppCallLimits {
  /// Of an app among its other members.
  init(in fields: inout BodyFields) {
    let range = Int64(Self.range.lowerBound)...Int64(Self.range.upperBound)
    self.init(
      callsPerMinute: fields.optionalInteger("calls_per_minute", in: range).map(Int.init),
      accountCallsPerMinute: fields.optionalInteger("account_calls_per_minute", in: range).map(Int.init))
  }
}

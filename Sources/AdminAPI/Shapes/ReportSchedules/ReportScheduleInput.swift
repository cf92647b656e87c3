internal import Moderation

struct ReportScheduleInput {
  let order: ReportOrder

  init(_ body: [UInt8], fault: AlertTargetFault) throws(Problem) {
    var fields = try BodyFields(body)
    let name = fields.text("name", .name)
    let rhythm = fields.reportRhythm(changing: nil)
    let target = fields.reportTarget(fault)
    if target == nil, !fields.isWrong("channel") { fields.require("recipients") }
    let formats: [ReportOrder.Format]? = fields.optionalChoices("formats")
    let coverage = fields.reportCoverage("account")
    let isDisabled = fields.optionalFlag("disabled")
    try fields.finish()
    guard let rhythm, let target else { throw .invalidBody("", "names no time and no place") }
    order = ReportOrder(
      name: name, rhythm: rhythm, target: target, formats: Set(formats ?? [.html]),
      coverage: coverage ?? .allAccounts, isDisabled: isDisabled ?? false)
  }
}

struct ReportSchedulePatch {
  let change: ReportOrderChange

  /// `order` is as it was before.
  init(_ body: [UInt8], of order: ReportOrder, fault: AlertTargetFault) throws(Problem) {
    var fields = try BodyFields(body)
    let name = fields.optionalText("name", .name)
    let rhythm = fields.reportRhythm(changing: order.rhythm)
    let target = fields.reportTarget(fault)
    let formats: [ReportOrder.Format]? = fields.optionalChoices("formats")
    let coverage = fields.reportCoverage("account")
    let isDisabled = fields.optionalFlag("disabled")
    try fields.finish()
    change = ReportOrderChange(
      name: name, rhythm: rhythm, target: target, formats: formats.map { Set($0) }, coverage: coverage,
      isDisabled: isDisabled)
  }
}

extension BodyFields {
  fileprivate enum Every: String, CaseIterable {
    case week
    case month
  }

  /// `every`, `weekday` or `day`, and `hour`; what is not given is as it was. Nil where something is missing or wrong.
  fileprivate mutating func reportRhythm(changing old: ReportRhythm?) -> ReportRhythm? {
    let every: Every? = optionalChoice("every")
    let weekday: Weekday? = optionalChoice("weekday")
    let day = optionalInteger("day", in: 1...28).map { Int($0) }
    let hour = optionalInteger("hour", in: 0...23).map { Int($0) } ?? old?.hour
    if hour == nil { require("hour") }
    switch every ?? old?.unit {
    case nil:
      require("every")
      return nil
    case .week:
      if day != nil { fault("day", "is for every month; for every week, name a weekday") }
      guard let weekday = weekday ?? old?.weekday else {
        require("weekday")
        return nil
      }
      return hour.map { ReportRhythm(every: .week(on: weekday), hour: $0) }
    case .month:
      if weekday != nil { fault("weekday", "is for every week; for every month, name a day") }
      guard let day = day ?? old?.day else {
        require("day")
        return nil
      }
      return hour.map { ReportRhythm(every: .month(on: day), hour: $0) }
    }
  }

  /// `recipients` or `channel`. Nil where neither is there, or something is wrong.
  fileprivate mutating func reportTarget(_ fault: AlertTargetFault) -> ReportOrder.Target? {
    let addresses = optionalTexts("recipients", .alertTarget, atMost: ReportOrder.mostRecipients)
    let channel = optionalID("channel", AlertChannelID.self)
    if addresses != nil, channel != nil { self.fault("channel", "excludes recipients: name one of the two") }
    if let addresses {
      if addresses.isEmpty { self.fault("recipients", "must name one address at least") }
      if Set(addresses).count < addresses.count { self.fault("recipients", "must not name an address twice") }
      for address in addresses {
        if let message = fault(address, .email) { self.fault("recipients", "\(address.prefix(100)) \(message)") }
      }
      return .mailboxes(addresses)
    }
    return channel.map { .channel($0) }
  }

  /// An account's id, or `all`.
  fileprivate mutating func reportCoverage(_ key: String) -> ReportOrder.Coverage? {
    guard let text = optionalText(key, .platformID) else { return nil }
    if text == "all" { return .allAccounts }
    if let id = AccountID(text) { return .account(id) }
    fault(key, "must be an id that begins with acc_, or all")
    return nil
  }
}

extension ReportRhythm {
  fileprivate var unit: BodyFields.Every {
    switch every {
    case .week: .week
    case .month: .month
    }
  }
}

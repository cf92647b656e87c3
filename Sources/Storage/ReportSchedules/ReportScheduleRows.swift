internal import GRDB
internal import Moderation

extension ReportSchedule {
  /// `zone` is the tenant's.
  init(row: Row, zone: String) throws {
    self.init(
      id: row.id("id"), tenantID: row.id("tenant_id"), order: try ReportOrder(row: row), zone: zone,
      nextAt: row.time("next_at"), createdAt: row.time("created_at"), updatedAt: row.time("updated_at"))
  }

  static func find(_ id: ReportScheduleID, of tenant: TenantID, _ db: Database) throws -> ReportSchedule? {
    let zone = try db.calendar(of: tenant).zone
    return try Row.fetchOne(
      db, sql: "SELECT * FROM report_schedules WHERE id = ? AND tenant_id = ?",
      arguments: [id.rawValue, tenant.rawValue]
    ).map { try ReportSchedule(row: $0, zone: zone) }
  }

  static func isAny(sendingTo channel: AlertChannelID, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM report_schedules WHERE channel_id = ?)", arguments: [channel.rawValue])
      ?? false
  }

  func insert(_ db: Database) throws {
    let columns = order.columns
    try naming(unique: "report_schedules.name", reference: "tenant") {
      try db.execute(
        sql: """
          INSERT INTO report_schedules (
            id, tenant_id, name, every, day, hour, recipients, channel_id, formats, account_id, disabled,
            planned_until, next_at, created_at, updated_at)
          VALUES (
            :id, :tenant, :name, :every, :day, :hour, :recipients, :channel, :formats, :account, :disabled,
            :created, :next, :created, :updated)
          """,
        arguments: columns + [
          "id": id.rawValue, "tenant": tenantID.rawValue, "next": nextAt.milliseconds,
          "created": createdAt.milliseconds, "updated": updatedAt.milliseconds,
        ])
    }
  }

  /// What was planned until then stays planned.
  func update(_ db: Database) throws {
    let columns = order.columns
    try naming(unique: "report_schedules.name") {
      try db.execute(
        sql: """
          UPDATE report_schedules SET name = :name, every = :every, day = :day, hour = :hour, recipients = :recipients,
            channel_id = :channel, formats = :formats, account_id = :account, disabled = :disabled, next_at = :next,
            updated_at = :updated
          WHERE id = :id
          """,
        arguments: columns + [
          "id": id.rawValue, "next": nextAt.milliseconds, "updated": updatedAt.milliseconds,
        ])
    }
  }

  /// For the audit log.
  var auditValues: [String: JSONValue] {
    let (every, day) = order.rhythm.columns
    let (recipients, channel): (JSONValue, JSONValue) =
      switch order.target {
      case .mailboxes(let addresses): (.array(addresses.map { .string($0) }), .null)
      case .channel(let id): (.null, .text(id))
      }
    return [
      "name": .string(order.name), "every": .string(every), "day": .count(day), "hour": .count(order.rhythm.hour),
      "recipients": recipients, "channel_id": channel, "formats": order.formatsJSON,
      "account_id": .text(order.coverage.accountID), "disabled": .bool(order.isDisabled),
    ]
  }
}

extension ReportOrder {
  init(row: Row) throws {
    let target: Target =
      if let channel: AlertChannelID = row.optionalID("channel_id") {
        .channel(channel)
      } else {
        .mailboxes(try row.json("recipients"))
      }
    let account: AccountID? = row.optionalID("account_id")
    if case .mailboxes(let addresses) = target, addresses.isEmpty {
      throw StorageError.failed(detail: "recipients holds nobody")
    }
    let names: [String] = try row.json("formats")
    let formats = Set(names.compactMap(Format.init(rawValue:)))
    guard !formats.isEmpty, formats.count == names.count else {
      throw StorageError.failed(detail: "formats holds what is none, or nothing")
    }
    self.init(
      name: row["name"], rhythm: try ReportRhythm(row: row), target: target, formats: formats,
      coverage: account.map { .account($0) } ?? .allAccounts,
      isDisabled: row["disabled"])
  }

  fileprivate var formatsJSON: JSONValue { .array(formats.map(\.rawValue).sorted().map { .string($0) }) }

  fileprivate var columns: StatementArguments {
    let (every, day) = rhythm.columns
    let (recipients, channel): (String?, Int64?) =
      switch target {
      case .mailboxes(let addresses): (JSONValue.array(addresses.map { .string($0) }).jsonText, nil)
      case .channel(let id): (nil, id.rawValue)
      }
    return [
      "name": name, "every": every, "day": day, "hour": rhythm.hour, "recipients": recipients, "channel": channel,
      "formats": formatsJSON.jsonText, "account": coverage.accountID?.rawValue, "disabled": isDisabled,
    ]
  }
}

extension ReportRhythm {
  fileprivate init(row: Row) throws {
    let (day, hour): (Int, Int) = (row["day"], row["hour"])
    switch row["every"] as String {
    case "week" where 1...7 ~= day && 0...23 ~= hour:
      self.init(every: .week(on: Weekday.allCases[day - 1]), hour: hour)
    case "month" where 1...28 ~= day && 0...23 ~= hour: self.init(every: .month(on: day), hour: hour)
    default: throw StorageError.failed(detail: "a report schedule comes at no time that is known")
    }
  }

  fileprivate var columns: (every: String, day: Int) {
    switch every {
    case .week(let weekday): ("week", (Weekday.allCases.firstIndex(of: weekday) ?? 0) + 1)
    case .month(let day): ("month", day)
    }
  }
}

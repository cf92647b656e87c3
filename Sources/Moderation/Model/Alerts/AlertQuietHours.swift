/// When a channel is left alone; what it wants to hear of meanwhile comes together in one message afterwards.
public struct AlertQuietHours: Equatable, Sendable {
  public var window: TimeWindow
  /// Whether critical alerts are told all the same.
  public var passesCritical: Bool

  public init(window: TimeWindow, passesCritical: Bool = true) {
    self.window = window
    self.passesCritical = passesCritical
  }
}

/// The form that the API and storage share: `{"from":"22:00","to":"07:00","time_zone":"Europe/Berlin"}`.
extension AlertQuietHours {
  /// All that is wrong, each as a sentence that begins with the member's name.
  package struct Faults: Error, Equatable {
    package var messages: [String]
  }

  package init(_ value: JSONValue) throws(Faults) {
    guard case .object(let members) = value else { throw Faults(messages: ["must be an object, not \(value.kind)"]) }
    var reader = Reader(members)
    let days = reader.texts("days")
    let (from, to) = (reader.text("from"), reader.text("to"))
    let zone = reader.text("time_zone")
    let passesCritical = reader.flag("critical_passes") ?? true
    if zone == nil { reader.require("time_zone") }
    reader.refuseUnknown()
    guard reader.messages.isEmpty, let zone else { throw Faults(messages: reader.messages) }
    let window: TimeWindow
    do {
      window = try TimeWindow(days: days, from: from, to: to, zone: zone)
    } catch {
      throw Faults(
        messages: error.faults.map { "\($0.member == .zone ? "time_zone" : $0.member.rawValue) \($0.message)" })
    }
    guard window.end(after: Timestamp(seconds: 0)) != nil else {
      throw Faults(messages: ["must leave some time of the week in which alerts are told"])
    }
    self.init(window: window, passesCritical: passesCritical)
  }

  package var json: JSONValue {
    .object([
      .init(key: "critical_passes", value: .bool(passesCritical)),
      .init(key: "days", value: .array(window.days.map { .string($0.rawValue) })),
      .init(key: "from", value: .string(Self.clock(window.from))),
      .init(key: "time_zone", value: .string(window.zone)),
      .init(key: "to", value: .string(Self.clock(window.to))),
    ])
  }

  /// `HH:MM` of minutes from midnight.
  private static func clock(_ minutes: Int) -> String {
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Takes the members of the object one by one, null like one that is not there.
  private struct Reader {
    private var unread: [String: JSONValue] = [:]
    private(set) var messages: [String] = []

    init(_ members: [JSONValue.Member]) {
      for member in members where member.value != .null { unread[member.key] = member.value }
    }

    mutating func text(_ key: String) -> String? {
      switch unread.removeValue(forKey: key) {
      case .string(let text): return text
      case nil: return nil
      case let value?: return wrong(key, "text", value)
      }
    }

    mutating func flag(_ key: String) -> Bool? {
      switch unread.removeValue(forKey: key) {
      case .bool(let flag): return flag
      case nil: return nil
      case let value?: return wrong(key, "true or false", value)
      }
    }

    mutating func texts(_ key: String) -> [String]? {
      guard let value = unread.removeValue(forKey: key) else { return nil }
      guard case .array(let elements) = value, elements.count <= 7 else {
        return wrong(key, "a list of up to seven days", value)
      }
      return elements.map { if case .string(let text) = $0 { text } else { "" } }
    }

    mutating func require(_ key: String) {
      if !messages.contains(where: { $0.hasPrefix(key + " ") }) { messages.append("\(key) is required") }
    }

    mutating func refuseUnknown() {
      messages += unread.keys.sorted().prefix(10).map { "\($0.prefix(40)) is not a member of quiet hours" }
    }

    private mutating func wrong<Value>(_ key: String, _ expected: String, _ value: JSONValue) -> Value? {
      messages.append("\(key) must be \(expected), not \(value.kind)")
      return nil
    }
  }
}

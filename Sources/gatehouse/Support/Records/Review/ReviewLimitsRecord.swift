/// How far a queue may grow before somebody is told, and how it stands.
struct ReviewLimitsRecord: Record {
  struct Limits: Decodable, Sendable {
    var maxAgeMinutes: Int?
    var maxItems: Int?
  }

  var own: Limits
  var inForce: Limits
  var waiting: Int
  var oldestWaitingSeconds: Int?
  var exceeded: Bool

  static let columns = ["max age", "max items", "waiting", "oldest", "exceeded"]

  var row: [Cell] {
    [
      Cell(inForce.maxAgeMinutes.map { "\($0) min" + (own.maxAgeMinutes == nil ? ", the gateway's" : "") }),
      Cell(inForce.maxItems.map { "\($0)" + (own.maxItems == nil ? ", the gateway's" : "") }), Cell(String(waiting)),
      Cell(oldestWaitingSeconds.map { "\($0 / 60) min" }), Cell(exceeded ? "yes" : "no", exceeded ? .caution : .plain),
    ]
  }

  var fields: [(name: String, value: Cell)] { zip(Self.columns, row).map { ($0, $1) } }
}

internal import Logging
internal import Moderation
internal import Reports

/// Writes each record as one line of JSON: `time` (RFC 3339, UTC), `level`, `message`, and what the record is about in
/// `metadata`.
struct JSONLogHandler: LogHandler {
  var logLevel = Logger.Level.info
  var metadata = Logger.Metadata()
  var metadataProvider: Logger.MetadataProvider?

  private let clock: WallClock
  private let write: @Sendable (String) -> Void

  /// Hummingbird's name for the id that answers carry.
  private static let renamed = ["hb.request.id": "request_id"]

  init(clock: WallClock = .system, write: @escaping @Sendable (String) -> Void = { Console.writeError($0) }) {
    self.clock = clock
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    // The record's own metadata outranks the logger's.
    let all = (metadataProvider?.get() ?? [:]).merging(metadata) { $1 }.merging(event.metadata ?? [:]) { $1 }
    var line = #"{"time":"\#(clock.now())","level":"\#(event.level.rawValue)","message":"#
    line += JSONText.string(event.message.description)
    if !all.isEmpty { line += #","metadata":"# + Self.object(all) }
    // In one piece, so that lines of several threads do not mix.
    write(line + "}\n")
  }

  private static func object(_ metadata: Logger.Metadata) -> String {
    let members = metadata.map { (renamed[$0.key] ?? $0.key, $0.value) }.sorted { $0.0 < $1.0 }
    return "{" + members.map { JSONText.string($0.0) + ":" + text($0.1) }.joined(separator: ",") + "}"
  }

  /// Numbers stay numbers, so that they can be compared.
  private static func text(_ value: Logger.MetadataValue) -> String {
    switch value {
    case .string(let text): JSONText.string(text)
    case .stringConvertible(let number as any BinaryInteger): "\(number)"
    case .stringConvertible(let number as Double) where number.isFinite: "\(number)"
    case .stringConvertible(let other): JSONText.string(other.description)
    case .array(let values): "[" + values.map(text).joined(separator: ",") + "]"
    case .dictionary(let members): object(members)
    }
  }
}

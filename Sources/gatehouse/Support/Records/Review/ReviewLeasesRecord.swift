/// Comments that were renewed, or given back.
struct ReviewLeasesRecord: Decodable, Sendable {
  var events: [String]
}

internal import FoundationEssentials
internal import Moderation

/// A pass under way, as it is stored.
struct PassRecord: Codable {
  var began: Int64
  var cursor: Int
  var whole: Bool
  var found: Int
  var young: Int
  var edge: [String]?
  var edgeAt: Int64?
  var steps: Int?

  init(_ pass: SweepPass) {
    began = pass.began.milliseconds
    cursor = pass.cursor
    whole = pass.isWhole
    found = pass.found
    young = pass.tooYoung
    edge = pass.edge?.commentIDs
    edgeAt = pass.edge?.writtenAt.milliseconds
    steps = pass.steps
  }

  /// Nil where there is none. One that cannot be read, which only a damaged database has, is begun anew.
  init?(json: String?) {
    guard let json, let record = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
    self = record
  }

  var json: String {
    do {
      return String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
    } catch {
      preconditionFailure("integers and a truth value always encode: \(error)")
    }
  }

  var pass: SweepPass {
    SweepPass(
      began: Timestamp(milliseconds: began), cursor: cursor, isWhole: whole, found: found, tooYoung: young,
      edge: edge.flatMap { ids in
        edgeAt.map { SweepPass.Edge(commentIDs: ids, writtenAt: Timestamp(milliseconds: $0)) }
      }, steps: steps ?? 0)
  }
}

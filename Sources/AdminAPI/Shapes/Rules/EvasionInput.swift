internal import Moderation

/// A term to try out before it is saved.
struct EvasionInput {
  var term: String
  var kind: TermKind
  var folding: Folding
  var seed: UInt64

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    term = fields.text("term", .term)
    kind = fields.optionalChoice("kind") ?? .words
    folding = fields.optionalChoice("folding") ?? .folded
    seed = UInt64(fields.optionalInteger("seed", in: 0...Int64.max) ?? 1)
    if term.unicodeScalars.count > RuleSetLimits.termCharacters {
      fields.fault("term", "must have at most \(RuleSetLimits.termCharacters) characters")
    } else if !term.isEmpty, ListTermCheck.complaint(about: term) != nil {
      fields.fault("term", "must have a visible character")
    }
    try fields.finish()
  }
}

internal import Moderation

struct ReviewInput {
  var verdict: Verdict

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    let verdict = fields.optionalChoice("verdict", among: [Verdict.allow, .hide, .delete]) { $0.name }
    if verdict == nil { fields.require("verdict") }
    self.verdict = verdict ?? .allow
    try fields.finish()
  }
}

internal import Moderation

struct ReviewInput {
  var verdict: Verdict

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    verdict = fields.verdictOfPerson("verdict")
    try fields.finish()
  }
}

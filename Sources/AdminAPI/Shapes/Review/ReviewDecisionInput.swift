internal import HTTPTypes
internal import Moderation

/// What a reviewer wants done about a comment.
struct ReviewDecisionInput {
  /// What is to be added to a list of the tenant's.
  struct Addition {
    var list: String
    /// Nil for the comment's author.
    var term: String?

    /// Throws `author_unknown` where the author is wanted and TikTok did not say who it is.
    func term(for comment: CommentEvent) throws(Problem) -> String {
      guard let term = term ?? comment.authorID ?? comment.username else {
        throw Problem(.conflict, "author_unknown", "TikTok did not say who wrote this comment; name a term instead")
      }
      return term
    }
  }

  var verdict: Verdict
  var author: ReviewDecision.AuthorScope?
  var addition: Addition?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    verdict = fields.verdictOfPerson("verdict")
    author = fields.optionalChoice("all_of_author", among: ReviewDecision.AuthorScope.allCases) { $0.name }
    if author != nil, verdict == .allow { fields.fault("all_of_author", "goes with hide or delete, not with allow") }
    addition = fields.optionalObject("add_to_list") { fields in
      let list = fields.text("list", .listName)
      let term = fields.optionalText("term", .term)
      let isAuthor = fields.optionalFlag("author") ?? false
      if (term == nil) != isAuthor, !fields.isWrong("term") {
        fields.fault("term", "is required, unless author is true: one of the two says what is added")
      }
      return Addition(list: list, term: term)
    }
    try fields.finish()
  }
}

/// What the rules ask of a comment, so that nothing else is worked out.
struct CommentNeeds {
  var views: FoldingNeeds = []
  var measures = false
  var scripts = false
  var links = false
  var emails = false
  var phones = false
  var usernames = false

  /// Whether anything is sought in the text as addresses are read.
  var addresses: Bool { links || emails || phones }

  mutating func formUnion(_ other: CommentNeeds) {
    views.formUnion(other.views)
    measures = measures || other.measures
    scripts = scripts || other.scripts
    links = links || other.links
    emails = emails || other.emails
    phones = phones || other.phones
    usernames = usernames || other.usernames
  }
}

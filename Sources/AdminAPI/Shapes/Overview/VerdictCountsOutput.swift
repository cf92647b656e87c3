internal import Moderation

/// Comments by what was decided; every verdict is there.
struct VerdictCountsOutput: Encodable {
  var allow: Int
  var review: Int
  var hold: Int
  var hide: Int
  var delete: Int

  init(_ counts: Overview.Counts) {
    allow = counts.byVerdict[.allow, default: 0]
    review = counts.byVerdict[.review, default: 0]
    hold = counts.byVerdict[.hold, default: 0]
    hide = counts.byVerdict[.hide, default: 0]
    delete = counts.byVerdict[.delete, default: 0]
  }
}

internal import Moderation

/// A list that comes with Gatehouse, without its terms. Rules name it `starter/` and its name.
struct StarterListOutput: Encodable {
  var name: String
  var title: String
  /// A BCP 47 tag: `en`.
  var language: String
  var kind: String
  var version: Int64
  var termCount: Int

  init(_ list: StarterList) {
    name = list.name
    title = list.title
    language = list.language
    kind = list.kind.rawValue
    version = list.version
    termCount = list.terms.count
  }
}

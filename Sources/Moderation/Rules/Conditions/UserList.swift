/// The authors that a users rule names.
struct UserList {
  private var ids: Set<String> = []
  private var names: Set<String> = []

  /// An entry with an `@` is a user name; one without may be either.
  init(_ entries: [String]) {
    for entry in entries {
      if entry.first != "@" { ids.insert(entry) }
      names.insert(Self.normalised(entry))
    }
  }

  func contain(_ comment: CommentEvent) -> Bool {
    if let id = comment.authorID, ids.contains(id) { return true }
    if let name = comment.username { return names.contains(Self.normalised(name)) }
    return false
  }

  private static func normalised(_ name: String) -> String {
    (name.first == "@" ? String(name.dropFirst()) : name).lowercased()
  }
}

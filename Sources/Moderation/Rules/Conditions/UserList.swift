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

  /// Whether it names the author with this id and this user name, which must be normalised.
  func contain(id: String?, name: String?) -> Bool {
    if let id, ids.contains(id) { return true }
    if let name { return names.contains(name) }
    return false
  }

  /// A user name as it is compared: in lower case, without its `@`.
  static func normalised(_ name: String) -> String {
    (name.first == "@" ? String(name.dropFirst()) : name).lowercased()
  }
}

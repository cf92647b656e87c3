/// The authors that a condition names. Shared by every rule set that uses the same term list for it.
final class CompiledUserList: Sendable {
  let users: UserList
  let memoryBytes: Int

  init(_ entries: [String]) {
    users = UserList(entries)
    // Two sets of strings, half full.
    memoryBytes = entries.reduce(64) { $0 + 80 + ($1.utf8.count > 15 ? 2 * $1.utf8.count + 64 : 0) }
  }
}

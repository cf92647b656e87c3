internal import HTTPTypes
internal import Moderation

/// Reads term lists, and holds them against the rules that name them, on a thread of its own: a large one takes a while.
struct ListChecker: Sendable {
  let users: ListUsers
  private let workers = BoundedWorkers(label: "list-checker", threads: 1, queueLimit: 8)

  init(users: ListUsers) { self.users = users }

  /// Throws `TermListFaults`, or `QueueFull`.
  func file(_ bytes: [UInt8], as format: TermListFile.Format) async throws -> TermListFile {
    try await workers.run { try TermListFile(reading: bytes, as: format) }
  }

  /// Throws `invalid_list` where rules of the list's owner that are in force name it and could not be compiled with these
  /// terms, or fail their own examples: a list must not break what was sound when it was saved.
  func check(_ terms: [String], ofListNamed name: String, in scope: TermListScope) async throws {
    let reference = ListReference(name: name)
    var sources = try await users.sources(naming: reference, in: scope)
    for index in sources.indices { sources[index].lists[reference] = TermListContent(terms: terms) }
    let faults = try await workers.run { [sources] in sources.flatMap(Self.faults) }
    guard faults.isEmpty else {
      throw Problem(
        .unprocessableContent, "invalid_list", "rules in force cannot use the list like this; nothing was saved",
        errors: faults)
    }
  }

  private static func faults(of source: RuleSetSource) -> [Problem.FieldError] {
    let faults: [RuleSetFault]
    do {
      faults = try CompiledLayer(source).exampleFaults()
    } catch {
      faults = error.faults
    }
    return faults.map {
      Problem.FieldError(path: "", message: "\(source.layer.name) rules, \($0.path): \($0.message)")
    }
  }
}

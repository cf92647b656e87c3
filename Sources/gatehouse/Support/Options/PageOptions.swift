internal import ArgumentParser

/// Which page of a listing, newest first.
struct PageOptions: ParsableArguments {
  @Option(help: "How many to list, 1 to 1000.")
  var limit = 50

  @Option(help: "Where to go on, as the page before said.")
  var cursor: String?

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit must be from 1 to 1000") }
  }

  var query: [(name: String, value: String?)] { [("limit", String(limit)), ("cursor", cursor)] }
}

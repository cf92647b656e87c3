/// Comments that were renewed, or given back.
struct ReviewLeasesRecord: Decodable, Sendable {
  var events: [String]

  /// Fails where some of those asked for are not among them.
  func require(_ asked: [String]) throws(CommandFailure) {
    let missing = asked.filter { !events.contains($0) }
    guard !missing.isEmpty else { return }
    throw CommandFailure(
      status: .failed, message: "you do not have \(missing.joined(separator: ", "))",
      hint: "gatehouse review list shows who has what; a comment is yours for 10 minutes")
  }
}

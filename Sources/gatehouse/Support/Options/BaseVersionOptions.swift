internal import ArgumentParser

/// Which version a change is based on, so that nobody else's is lost.
struct BaseVersionOptions: ParsableArguments {
  @Option(
    help:
      "Save only if this is still the version in force; 0 where there is none. (default: the one in force when the command begins)"
  )
  var ifVersion: Int?

  @Flag(help: "Save whatever version is in force.")
  var force = false

  func validate() throws {
    if force && ifVersion != nil { throw ValidationError("--force and --if-version exclude each other") }
    if let ifVersion, ifVersion < 0 { throw ValidationError("--if-version must not be negative") }
  }

  /// The value of `If-Match`. `current` is asked only where the command line does not say.
  func header(
    current: () async throws(CommandFailure) -> Int
  ) async throws(CommandFailure) -> (name: String, value: String) {
    if force { return ("If-Match", "*") }
    if let ifVersion { return ("If-Match", "\"\(ifVersion)\"") }
    return ("If-Match", "\"\(try await current())\"")
  }
}

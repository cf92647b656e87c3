/// Polls until `condition` holds; false when it never did.
func eventually(within patience: Duration = .seconds(30), _ condition: () async throws -> Bool) async throws -> Bool {
  let end = ContinuousClock.now + patience
  while ContinuousClock.now < end {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(20))
  }
  return try await condition()
}

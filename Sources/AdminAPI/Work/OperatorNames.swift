internal import Moderation

/// What those are called who review a tenant's comments: whoever sees what they did sees their names.
struct ReviewerNames {
  let operators: any OperatorStore

  func callAsFunction(of ids: [OperatorID?]) async throws -> [OperatorID: String] {
    try await operators.names(of: Set(ids.compactMap { $0 }))
  }
}

internal import Moderation

/// What those are called who reviewed a tenant's comments or saved its rules: whoever sees what they did sees their
/// names.
struct OperatorNames {
  let operators: any OperatorStore

  func callAsFunction(of ids: [OperatorID?]) async throws -> [OperatorID: String] {
    try await operators.names(of: Set(ids.compactMap { $0 }))
  }
}

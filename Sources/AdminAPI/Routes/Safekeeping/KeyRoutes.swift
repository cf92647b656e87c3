internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `/v1/key`: the key that seals stored secrets, and its replacement.
struct KeyRoutes {
  let keys: any KeyRotating

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/key") { _, context in
      try JSONResponse.make(KeyStatusOutput(try await keys.status(in: try context.caller.gateway())))
    }
    group.post("/key/rotation") { _, context in
      try JSONResponse.make(
        KeyStatusOutput(try await keys.rotate(in: try context.caller.gateway())), status: .accepted)
    }
  }
}

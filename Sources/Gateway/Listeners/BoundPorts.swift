/// Waits until both listeners are bound.
actor BoundPorts {
  private var ingest: Int?
  private var admin: Int?
  private let onReady: @Sendable (Gateway.Ports) async -> Void

  init(_ onReady: @escaping @Sendable (Gateway.Ports) async -> Void) { self.onReady = onReady }

  func bound(ingest port: Int) async {
    ingest = port
    await announce()
  }

  func bound(admin port: Int) async {
    admin = port
    await announce()
  }

  private func announce() async {
    guard let ingest, let admin else { return }
    await onReady(Gateway.Ports(ingest: ingest, admin: admin))
  }
}

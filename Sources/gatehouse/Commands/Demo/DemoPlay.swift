internal import Sandbox
internal import ServiceLifecycle

/// Plays the comments, shows the decisions, and ends with each client's report.
struct DemoPlay: Service {
  let stage: DemoStage
  let ports: AsyncStream<Ports>
  /// Whether to end when the play is over, rather than leave everything running.
  let exits: Bool

  struct Ports: Sendable {
    var ingest: Int
    var admin: Int
  }

  /// Until a person has read a line on a terminal; in a pipe nobody waits.
  private static var pause: Duration { Console.isOutputTerminal ? .milliseconds(300) : .milliseconds(20) }
  private static let patience = Duration.seconds(30)

  func run() async throws {
    guard let ports = await ports.first(where: { _ in true }) else { return }
    do {
      try await cancelWhenGracefulShutdown { try await play(ports) }
    } catch {
      guard Task.isShuttingDownGracefully else { throw error }
      // Ctrl-C: whatever was dropped, was dropped on purpose.
      if exits { throw CommandFailure(status: .failed, message: "stopped before the end") }
      return
    }
    guard !exits else { return }
    Console.write(DemoHints(stage: stage, ports: ports).text)
    try? await gracefulShutdown()
  }

  private func play(_ ports: Ports) async throws {
    let agency = try await DemoAgency(
      stage, adminPort: ports.admin, publicURL: "http://127.0.0.1:\(ports.ingest)")
    heading("Two clients are onboarded and their webhooks registered. Comments are coming in:")
    var feed = DemoFeed(agency.admin)
    let check = try await post(to: agency, &feed)
    let deadline = ContinuousClock.now + Self.patience
    // Every event is delivered before the result is looked at; the echoes of what was done belong into the reports too.
    _ = await stage.sandbox.state.waitUntilIdle(timeout: Self.patience)
    while check.gone < check.mustGo.count, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(50))
    }
    _ = await stage.sandbox.state.waitUntilIdle(timeout: Self.patience)
    for client in agency.clients { try await feed.show(client) }
    for client in agency.clients { try await report(client, agency.admin) }
    heading("At TikTok")
    Console.write(
      """
      \(check.gone) of \(check.mustGo.count) comments that had to go are gone; \
      \(check.there) of \(check.mustStay.count) that may stay are there

      """)
    guard check.holds else {
      throw CommandFailure(status: .failed, message: "not every comment is as it must be; see the lines above")
    }
  }

  private func post(to agency: DemoAgency, _ feed: inout DemoFeed) async throws -> DemoCheck {
    let tiktok = stage.sandbox.state
    var mustGo: [String] = []
    var mustStay: [String] = []
    // TikTok delivers at least once: some events come twice, and must count once.
    _ = try tiktok.addFault(SandboxFault(.duplicateDelivery, .probability(0.25)))
    for line in DemoScript.lines {
      for client in agency.clients {
        let comment = try tiktok.post(line.text, by: line.author, on: Self.video, of: client.openID)
        if line.mustGo { mustGo.append(comment.id) } else { mustStay.append(comment.id) }
      }
      try await Task.sleep(for: Self.pause)
      for client in agency.clients { try await feed.show(client) }
    }
    for client in agency.clients where client.account.dialect == "open" {
      let own = try tiktok.post(DemoScript.ownComment, by: client.username, on: Self.video, of: client.openID)
      mustStay.append(own.id)
    }
    return DemoCheck(tiktok: tiktok, mustGo: mustGo, mustStay: mustStay)
  }

  private static let video = "7377694258502880513"

  private func report(_ client: DemoAgency.Client, _ admin: AdminClient) async throws {
    let answer = try await admin.get("/v1/tenants/\(client.tenant.id)/report", accept: "text/plain")
    heading("Report of \(client.tenant.name)")
    Console.write(answer.printable)
  }

  private func heading(_ text: String) {
    Console.write("\n" + Style.heading.apply(text, colour: Console.outputColour) + "\n\n")
  }
}

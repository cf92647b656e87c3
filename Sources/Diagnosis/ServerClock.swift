public import Moderation
public import Outbound

/// The clock of a server, by the `Date` of its answers.
public struct ServerClock: Sendable {
  private let url: String
  private let clock: WallClock
  private let ask: @Sendable (OutboundRequest) async throws -> OutboundResponse

  /// `url` is asked with nothing that says who asks: no token, so no limit of an app's counts it.
  public init(
    url: String, clock: WallClock, ask: @escaping @Sendable (OutboundRequest) async throws -> OutboundResponse
  ) {
    self.url = url
    self.clock = clock
    self.ask = ask
  }

  /// How far our clock is ahead of it, to about a second; nil where the answer bears no date. Throws what `ask` throws.
  public func lead() async throws -> Duration? {
    let asked = clock.now()
    let answer = try await ask(OutboundRequest(.get, url, deadline: .seconds(5)))
    let answered = clock.now()
    guard let seconds = answer.header("date").flatMap(HTTPDate.seconds) else { return nil }
    let middle = Timestamp(milliseconds: (asked.milliseconds + answered.milliseconds) / 2)
    // The date says a whole second, of which half has passed on average.
    return middle - (Timestamp(seconds: seconds) + .milliseconds(500))
  }
}

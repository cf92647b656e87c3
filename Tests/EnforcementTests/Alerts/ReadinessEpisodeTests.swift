import Moderation
import Testing

@testable import Enforcement

@Suite struct ReadinessEpisodeTests {
  private static let start = Timestamp(seconds: 1_000_000)
  private static let findings = [HealthFinding(check: "database", message: "the disk is full")]

  /// Looks once a second; says at which seconds what is raised, and takes each as told.
  private func raised(_ looks: [Bool], isTold: Bool = true) -> [(second: Int, kind: Alert.Kind)] {
    var episode = ReadinessEpisode(patience: .seconds(5))
    var raised: [(Int, Alert.Kind)] = []
    for (second, isReady) in looks.enumerated() {
      let moment = Self.start + .seconds(second)
      guard let alert = episode.look(isReady ? [] : Self.findings, at: moment) else { continue }
      raised.append((second, alert.kind))
      if isTold { episode.told(alert) }
    }
    return raised
  }

  @Test("is told once when it has lasted, and once when it is over")
  func once() {
    let looks = [true, true] + Array(repeating: false, count: 20) + Array(repeating: true, count: 5)
    let raised = raised(looks)
    #expect(raised.map(\.kind) == [.gatewayUnready, .gatewayReady])
    #expect(raised.map(\.second) == [7, 22])
  }

  @Test("a short one is told to nobody, however often it comes back")
  func short() {
    let looks = (0..<10).flatMap { _ in [false, false, false, false, true] }
    #expect(raised(looks).isEmpty)
  }

  @Test("is told when it has lasted, even where the clock was set back meanwhile")
  func clockSetBack() {
    var episode = ReadinessEpisode(patience: .seconds(5))
    #expect(episode.look(Self.findings, at: Self.start) == nil)
    #expect(episode.look(Self.findings, at: Self.start - .seconds(3600)) == nil)
    #expect(episode.look(Self.findings, at: Self.start - .seconds(3595))?.kind == .gatewayUnready)
  }

  @Test("each one that lasts is told")
  func twice() {
    let episode = Array(repeating: false, count: 7) + [true]
    #expect(raised(episode + episode).map(\.kind) == [.gatewayUnready, .gatewayReady, .gatewayUnready, .gatewayReady])
  }

  @Test("what could not be told is tried again at each look, and its end is not told without its beginning")
  func untold() {
    let looks = Array(repeating: false, count: 8) + [true]
    #expect(raised(looks, isTold: false).map(\.kind) == [.gatewayUnready, .gatewayUnready, .gatewayUnready])
  }

  @Test("says what was found and since when")
  func message() throws {
    var episode = ReadinessEpisode(patience: .zero)
    let look = episode.look(Self.findings, at: Self.start)
    let alert = try #require(look)
    #expect(alert.message == "The gateway has not been ready since \(Self.start). database: the disk is full")
    #expect(alert.tenantID == nil)
  }
}

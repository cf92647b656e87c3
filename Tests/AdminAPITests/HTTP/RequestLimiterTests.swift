import HTTPTypes
import Moderation
import Testing

@testable import AdminAPI

@Suite("Requests that are limited, as tests of an alert channel") struct RequestLimiterTests {
  private let start = Timestamp(seconds: 1_000_000)

  /// The seconds to wait; nil where the test may be made.
  private func wait(_ limiter: RequestLimiter<AlertChannelID>, _ channel: AlertChannelID, at seconds: Int64) -> String?
  {
    do {
      _ = try limiter.take(channel, at: Timestamp(seconds: 1_000_000 + seconds))
      return nil
    } catch {
      #expect(error.status == .tooManyRequests && error.code == "too_many_alert_tests")
      return error.headers[.retryAfter]
    }
  }

  @Test("are five within ten minutes, whichever ten minutes these are")
  func window() throws {
    let limiter = RequestLimiter(.alertTests)
    let (channel, other) = (AlertChannelID.fresh(), AlertChannelID.fresh())
    for second: Int64 in [0, 100, 200, 300, 400] { #expect(wait(limiter, channel, at: second) == nil) }
    #expect(wait(limiter, channel, at: 400) == "200")
    #expect(wait(limiter, channel, at: 599) == "1")
    #expect(wait(limiter, other, at: 599) == nil)
    #expect(wait(limiter, channel, at: 600) == nil)
    #expect(wait(limiter, channel, at: 600) == "100")
    // A clock that was set back opens it, rather than keeping it closed for however long.
    #expect(wait(limiter, channel, at: -100_000) == nil)
  }

  @Test("are said to be left as they become fewer")
  func headers() throws {
    let limiter = RequestLimiter(.alertTests)
    let channel = AlertChannelID.fresh()
    #expect(try limiter.take(channel, at: start).remaining == 4)
    let second = try limiter.take(channel, at: start + .seconds(60))
    #expect(second.remaining == 3 && second.reset == .seconds(540))
  }

  @Test("are remembered of so many channels, those that were tested last")
  func bounded() {
    let limiter = RequestLimiter(.alertTests, limit: 3)
    let channels = (0..<4).map { _ in AlertChannelID.fresh() }
    for (second, channel) in channels.enumerated() {
      for _ in 0..<5 { #expect(wait(limiter, channel, at: Int64(second)) == nil) }
    }
    for channel in channels.dropFirst() { #expect(wait(limiter, channel, at: 10) != nil) }
    #expect(wait(limiter, channels[0], at: 10) == nil)
  }
}

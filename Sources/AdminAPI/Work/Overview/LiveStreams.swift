internal import HTTPTypes
internal import Metrics
internal import Moderation
internal import Synchronization

/// Counts the streams that are open, and lets in no more than there may be.
final class LiveStreams: Sendable {
  /// One stream's, given back when it is let go of: also where nothing was ever sent, as to a `HEAD`.
  final class Place: Sendable {
    private let streams: LiveStreams
    private let holder: OperatorID

    fileprivate init(_ streams: LiveStreams, _ holder: OperatorID) {
      self.streams = streams
      self.holder = holder
    }

    deinit { streams.leave(holder) }
  }

  private let limit: Int
  private let limitPerOperator: Int
  private let open = Mutex<[OperatorID: Int]>([:])
  private let gauge = Gauge(label: "gatehouse_admin_streams")

  init(limit: Int, perOperator: Int) {
    self.limit = limit
    limitPerOperator = perOperator
    gauge.record(0)
  }

  /// Throws `too_many_streams`.
  func enter(_ holder: OperatorID) throws(Problem) -> Place {
    let refusal: Problem? = open.withLock { open in
      if open[holder, default: 0] >= limitPerOperator {
        return .tryAgain(
          in: 10, "too_many_streams",
          "you have \(limitPerOperator) streams open already; close a window that shows an overview",
          status: .tooManyRequests)
      }
      let all = open.values.reduce(0, +)
      if all >= limit {
        return .tryAgain(in: 30, "too_many_streams", "\(limit) streams are open already, which is all there may be")
      }
      open[holder, default: 0] += 1
      gauge.record(all + 1)
      return nil
    }
    if let refusal { throw refusal }
    return Place(self, holder)
  }

  private func leave(_ holder: OperatorID) {
    open.withLock { open in
      let left = open[holder, default: 1] - 1
      open[holder] = left > 0 ? left : nil
      gauge.record(open.values.reduce(0, +))
    }
  }
}

internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where one piece of long work after the other runs: a serial dispatch queue, which brings a thread of its own when
/// there is work, where concurrent ones would compete with the cooperative pool for the same few.
package struct WorkerThread: Sendable {
  /// How much of the processor such work may claim.
  package enum Priority: Sendable {
    /// As much as everything else.
    case ordinary
    /// What everything else leaves over.
    case lowest
  }

  private let queue: DispatchQueue
  private let priority: Priority

  init(label: String, priority: Priority) {
    queue = DispatchQueue(label: label)
    self.priority = priority
  }

  /// Returns at once.
  func run(_ work: @escaping @Sendable () -> Void) {
    switch priority {
    case .ordinary: queue.async(execute: work)
    // A queue's threads are shared with other queues, and what lowers a thread's priority may not raise it again: such
    // work brings a thread that ends with it.
    case .lowest: if !Self.runDetached(work) { queue.async(execute: work) }
    }
  }

  private final class Body: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }

  /// False where the system has no thread left.
  private static func runDetached(_ work: @escaping @Sendable () -> Void) -> Bool {
    let body = Unmanaged.passRetained(Body(work))
    var thread = pthread_t()
    guard pthread_create(&thread, nil, begin, body.toOpaque()) == 0 else {
      body.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// Where a thread begins: with the body that it was made for.
  private static let begin: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { body in
    lowerPriority()
    if let body { Unmanaged<Body>.fromOpaque(body).takeRetainedValue().work() }
    return nil
  }

  private static func lowerPriority() {
    #if os(Linux)
      // Being nice would not do: since Linux 6.6 even the nicest thread may use up its time slice, milliseconds long,
      // before one that wakes up gets its turn. An idle thread stops at once. This is of the calling thread alone.
      var parameters = sched_param()
      sched_setscheduler(0, idlePolicy, &parameters)
    #else
      pthread_set_qos_class_self_np(QOS_CLASS_BACKGROUND, 0)
    #endif
  }

  #if os(Linux)
    /// SCHED_IDLE, which the C library's headers show to GNU sources alone.
    private static let idlePolicy: Int32 = 5
  #endif
}

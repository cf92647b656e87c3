import Enforcement
import Moderation
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct RememberingClassifierTests {
  /// Answers as it is told and counts the questions.
  private final class Scripted: CommentClassifier {
    private let state:
      Mutex<(asked: [String], failure: ClassifierFailure?, waiters: [CheckedContinuation<Void, Never>])>
    private let isHeld: Bool

    init(failing failure: ClassifierFailure? = nil, isHeld: Bool = false) {
      state = Mutex(([], failure, []))
      self.isHeld = isHeld
    }

    var asked: [String] { state.withLock { $0.asked } }
    func fail(with failure: ClassifierFailure?) { state.withLock { $0.failure = failure } }

    func release() {
      let waiters = state.withLock { state in
        defer { state.waiters = [] }
        return state.waiters
      }
      for waiter in waiters { waiter.resume() }
    }

    func scores(for text: String) async throws(ClassifierFailure) -> [String: Double] {
      state.withLock { $0.asked.append(text) }
      if isHeld { await withCheckedContinuation { waiter in state.withLock { $0.waiters.append(waiter) } } }
      if let failure = state.withLock({ $0.failure }) { throw failure }
      return ["length": Double(text.utf8.count) / 100]
    }
  }

  private static let trouble = ClassifierFailure(message: "trouble", isFinal: false)
  private static let refusal = ClassifierFailure(message: "refused", isFinal: true)

  private func failure(_ classifier: RememberingClassifier, _ text: String) async -> ClassifierFailure? {
    do throws(ClassifierFailure) {
      _ = try await classifier.scores(for: text)
      return nil
    } catch {
      return error
    }
  }

  @Test("The same text is asked about once, and again when its answer has ended")
  func remembered() async throws {
    let (base, clock) = (Scripted(), ShiftedClock())
    let classifier = RememberingClassifier(base, lifetime: .seconds(60), clock: clock.wallClock)
    for text in ["a", "b", "a", "a"] {
      #expect(try await classifier.scores(for: text) == ["length": 0.01])
    }
    #expect(base.asked == ["a", "b"])
    clock.advance(by: .seconds(61))
    _ = try await classifier.scores(for: "a")
    #expect(base.asked == ["a", "b", "a"])
  }

  @Test("Many who ask about one text at the same time wait for one answer")
  func shared() async throws {
    let base = Scripted(isHeld: true)
    let classifier = RememberingClassifier(base, lifetime: .zero)
    try await withThrowingTaskGroup(of: [String: Double].self) { group in
      for _ in 0..<50 { group.addTask { try await classifier.scores(for: "flood") } }
      #expect(try await eventually { base.asked.count == 1 })
      // All have asked by then or will find the answer of another call; either way there are few calls.
      let releasing = Task {
        while !Task.isCancelled {
          base.release()
          try? await Task.sleep(for: .milliseconds(5))
        }
      }
      for try await scores in group { #expect(scores == ["length": 0.05]) }
      releasing.cancel()
    }
    #expect(base.asked.count < 50)
  }

  @Test("A failure is not remembered")
  func failing() async throws {
    let base = Scripted(failing: Self.trouble)
    let classifier = RememberingClassifier(base, lifetime: .seconds(60))
    #expect(await failure(classifier, "a") == Self.trouble)
    base.fail(with: nil)
    #expect(await failure(classifier, "a") == nil)
    #expect(base.asked == ["a", "a"])
  }

  @Test("A classifier that does not answer is left alone for a while, then tried with one question")
  func resting() async throws {
    let (base, clock) = (Scripted(failing: Self.trouble), ShiftedClock())
    let classifier = RememberingClassifier(base, lifetime: .seconds(60), rest: .seconds(10), clock: clock.wallClock)
    for index in 0..<20 {
      #expect(await failure(classifier, "\(index)")?.isFinal == false)
    }
    #expect(base.asked.count == 5)
    clock.advance(by: .seconds(11))
    for index in 20..<30 { #expect(await failure(classifier, "\(index)") != nil) }
    #expect(base.asked.count == 6)
    clock.advance(by: .seconds(11))
    base.fail(with: nil)
    for index in 30..<40 { #expect(await failure(classifier, "\(index)") == nil) }
    #expect(base.asked.count == 16)
  }

  @Test("A refusal of texts is an answer: others are asked about as before")
  func refusals() async throws {
    let base = Scripted(failing: Self.refusal)
    let classifier = RememberingClassifier(base, lifetime: .seconds(60))
    for index in 0..<20 { #expect(await failure(classifier, "\(index)") == Self.refusal) }
    #expect(base.asked.count == 20)
  }
}

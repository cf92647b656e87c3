import Moderation
import Testing

@testable import Enforcement

@Suite("Which actions wait until it is known who wrote their comments")
struct AuthorshipBookTests {
  private static let start = Timestamp(seconds: 1_790_000_000)
  private let account = AccountID.fresh()

  private func action() -> Action {
    Action(
      id: .fresh(), tenantID: .fresh(), accountID: account, eventID: .fresh(), commentID: "1", videoID: "2",
      requested: .hide, carriedOutAs: .hide, state: .requested, attempts: 0, nextAttemptAt: Self.start, lastError: nil,
      createdAt: Self.start, updatedAt: Self.start)
  }

  private func isClosed(_ book: inout AuthorshipBook, at moment: Timestamp) -> Bool {
    Set(book.unreadLines(at: moment).keys) == Set(Action.Urgency.allCases.map { .init(account, $0) })
  }

  @Test("one that was looked at is settled until it was carried out")
  func known() {
    var book = AuthorshipBook()
    let (first, second) = (action(), action())
    #expect(!book.isSettled(first, at: Self.start))
    book.note(.known, of: [first.id], account, at: Self.start)
    #expect(book.isSettled(first, at: Self.start) && !book.isSettled(second, at: Self.start))
    #expect(!isClosed(&book, at: Self.start) && book.nextOpening(at: Self.start) == nil)
    book.forget(first)
    #expect(!book.isSettled(first, at: Self.start))
  }

  @Test("trouble closes an account's lines from look to look, until all patience is at its end")
  func trouble() {
    var book = AuthorshipBook()
    let action = action()
    var moment = Self.start
    var looks = 0
    while looks < 100 {
      book.note(.trouble, of: [action.id], account, at: moment)
      looks += 1
      guard isClosed(&book, at: moment), let next = book.nextOpening(at: moment) else { break }
      #expect(next > moment && !book.isSettled(action, at: moment))
      moment = next
      #expect(!isClosed(&book, at: moment) && !book.isSettled(action, at: moment))
    }
    #expect(moment - Self.start >= AuthorshipBook.patience && moment - Self.start < AuthorshipBook.patience * 2)
    // It is carried out without, and looked for again after a while.
    #expect(book.isSettled(action, at: moment))
    #expect(!book.isSettled(action, at: moment + AuthorshipBook.patience))
    book.note(.known, of: [action.id], account, at: moment)
    book.note(.trouble, of: [], account, at: moment)
    #expect(isClosed(&book, at: moment))
  }

  @Test("an account that refuses waits for nothing")
  func refused() {
    var book = AuthorshipBook()
    let action = action()
    book.note(.refused, of: [action.id], account, at: Self.start)
    #expect(!isClosed(&book, at: Self.start) && book.isSettled(action, at: Self.start))
    #expect(!book.isSettled(action, at: Self.start + .seconds(3600)))
  }

  @Test("an account whose limits leave no look waits until they do, and for no longer than the patience")
  func limits() {
    var book = AuthorshipBook()
    book.wait(account, .prompt, until: Self.start + .seconds(2))
    #expect(isClosed(&book, at: Self.start) && book.nextOpening(at: Self.start) == Self.start + .seconds(2))
    #expect(!isClosed(&book, at: Self.start + .seconds(2)))
    book.wait(account, .prompt, until: Self.start + .seconds(900))
    #expect(isClosed(&book, at: Self.start))
    #expect(book.nextOpening(at: Self.start) == Self.start + AuthorshipBook.patience)
    #expect(!isClosed(&book, at: Self.start + AuthorshipBook.patience))
  }

  @Test("an account that has no look left for work in bulk has its urgent lines open")
  func urgency() {
    var book = AuthorshipBook()
    book.wait(account, .background, until: Self.start + .seconds(2))
    #expect(book.unreadLines(at: Self.start) == [.init(account, .background): []])
  }

  @Test("what was looked at goes on while the account has no other look, and nobody else's", arguments: [true, false])
  func goingOn(byLimits: Bool) {
    var book = AuthorshipBook()
    let (first, second) = (action(), action())
    book.note(.known, of: [first.id, second.id], account, at: Self.start)
    book.note(.known, of: [.fresh()], .fresh(), at: Self.start)
    if byLimits {
      book.wait(account, .prompt, until: Self.start + .seconds(20))
    } else {
      book.note(.trouble, of: [.fresh()], account, at: Self.start)
    }
    let moment = Self.start + .seconds(10)
    let lines = Action.Urgency.allCases.map { OutboxTurns.Line(account, $0) }
    #expect(
      book.unreadLines(at: moment) == Dictionary(uniqueKeysWithValues: lines.map { ($0, [first.id, second.id]) }))
    #expect(book.isSettled(first, at: moment) && !book.isSettled(action(), at: moment))
    book.forget(first)
    #expect(book.unreadLines(at: moment) == Dictionary(uniqueKeysWithValues: lines.map { ($0, [second.id]) }))
    // Then the name may be known.
    book.note(.known, of: [], account, at: moment)
    #expect(book.unreadLines(at: moment).isEmpty)
  }

  @Test("while an account is being looked at only what was looked at before goes on, until all looks have ended")
  func underWay() {
    var book = AuthorshipBook()
    let (first, second) = (action(), action())
    book.note(.known, of: [first.id], account, at: Self.start)
    book.began(account)
    book.began(account)
    let lines = Action.Urgency.allCases.map { OutboxTurns.Line(account, $0) }
    for _ in 0..<2 {
      #expect(
        book.unreadLines(at: Self.start)
          == Dictionary(uniqueKeysWithValues: lines.map { ($0, book.known(of: account)) }))
      // The end of the look is told, and not waited for.
      #expect(book.nextOpening(at: Self.start) == nil)
      book.note(.known, of: [second.id], account, at: Self.start)
    }
    #expect(book.unreadLines(at: Self.start).isEmpty && book.known(of: account) == [first.id, second.id])
  }

  @Test("what was looked at long ago is forgotten, of whichever account")
  func forgotten() {
    var book = AuthorshipBook()
    let (old, fresh) = (action(), action())
    book.note(.known, of: [old.id], account, at: Self.start)
    book.note(.known, of: [fresh.id], .fresh(), at: Self.start + .seconds(599))
    #expect(book.isSettled(old, at: Self.start + .seconds(599)))
    book.note(.known, of: [], .fresh(), at: Self.start + .seconds(600))
    #expect(!book.isSettled(old, at: Self.start + .seconds(600)))
  }
}

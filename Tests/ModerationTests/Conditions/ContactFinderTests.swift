import Testing

@testable import Moderation

@Suite struct ContactFinderTests {
  /// What `find` answers, as it stands in the folded form of `text`.
  private static func found(_ text: String, _ find: (borrowing AddressText) -> [Range<Int>]) -> [String] {
    LoweredText.lowering(text).withUnsafeBufferPointer { folded in
      var view = AddressText()
      view.read(folded)
      return find(view).map { String(decoding: folded[$0], as: UTF8.self) }
    }
  }

  private static func emails(_ text: String) -> [String] {
    found(text) { view in
      let ranges = EmailFinder.ranges(in: view)
      #expect(EmailFinder.isFound(in: view) == !ranges.isEmpty)
      return ranges
    }
  }

  private static func phones(_ text: String) -> [String] {
    found(text) { view in
      let ranges = PhoneFinder.ranges(in: view)
      #expect(PhoneFinder.isFound(in: view) == !ranges.isEmpty)
      return ranges
    }
  }

  @Test(
    "Mail addresses are found, also where they are hidden",
    arguments: [
      ("write to Anna.B@Example.com!", "anna.b@example.com"), ("a@b.de", "a@b.de"),
      ("<a+b@mail.co.uk>", "a+b@mail.co.uk"),
      ("анна@почта.рф", "анна@почта.рф"), ("看anna@qq.com", "看anna@qq.com"),
      ("anna (at) example (dot) com", "anna (at) example (dot) com"),
      ("anna[at]example[.]fr", "anna[at]example[.]fr"), ("anna{at}gmail{dot}com", "anna{at}gmail{dot}com"),
      ("anna.b at gmail dot com", "anna.b at gmail dot com"), ("anna at gmail.com", "anna at gmail.com"),
      ("anna99 at yahoo.com", "anna99 at yahoo.com"), ("anna at outlook dot com", "anna at outlook dot com"),
      ("anna arroba gmail punto com", "anna arroba gmail punto com"), ("anna arroba gmail", "anna arroba gmail"),
      ("анна собака mail точка ru", "анна собака mail точка ru"), ("anna @ gmail.com", "anna @ gmail.com"),
      ("anna@gmail", "anna@gmail"),
      ("anna @gmail .com", "anna @gmail .com"), ("anna＠example.com", "anna＠example.com"),
      ("anna@example%2Ecom", "anna@example%2ecom"),
      ("mailto:anna@example.com", "anna@example.com"), ("anna_b@x-y.example", "anna_b@x-y.example"),
    ])
  func email(text: String, expected: String) {
    #expect(Self.emails(text) == [expected])
  }

  @Test(
    "What only resembles a mail address passes",
    arguments: [
      "@anna", "hi @anna.b", "hi@anna", "hi @ anna", "meet me at example.com", "look at yahoo.com", "i work at yahoo",
      "look at me",
      "at gmail", "gmail", "see you at mail dot", "https://user@host.example/", "tiktok.com/@anna.b", "x@spam.com/x",
      "@", "@@", "a@", "@b.com",
      "a@b", "a@b.c", "a@1.22", "a @ b.com", "una arroba de vino", "собака mail ушла", "5 @ 3.50", "no at all",
      "me @gmail", "a@.com",
      "look at gmail", "chat at live.com",
    ])
  func noEmail(text: String) {
    #expect(Self.emails(text) == [])
  }

  @Test(
    "Phone numbers are found as people of many countries write them",
    arguments: [
      "+1 555 234 5678", "+15552345678", "+1 (555) 234-5678", "(555) 234-5678", "555-234-5678", "555.234.5678",
      "1-800-234-5678", "555-1234",
      "5552345678", "+44 20 7946 0958", "020 7946 0958", "07700 900123", "07700900123", "+49 (0)170 1234567",
      "0170 1234567", "0170/1234567",
      "030/1234567", "06 12 34 56 78", "06.12.34.56.78", "0612345678", "+33 6 12 34 56 78", "612 345 678",
      "612 34 56 78", "612345678",
      "+34 612 345 678", "34 612 345 678", "+351 912 345 678", "912345678", "(11) 91234-5678", "11 91234-5678",
      "+55 11 91234-5678",
      "5511912345678", "91234-5678", "55 1234 5678", "+52 55 1234 5678", "98123 45670", "+91 98765 43210",
      "919876543210",
      "0812-3456-7890", "081234567890", "+62 812 3456 7890", "6281234567890", "0532 123 45 67", "+90 532 123 45 67",
      "8 (912) 345-67-89",
      "89123456789", "+7 912 345-67-89", "8 912 345 67 89", "138 1234 5678", "13812345678", "+86 138 1234 5678",
      "010-1234-5678",
      "090-1234-5678", "0917 123 4567", "09171234567", "08031234567", "+234 803 123 4567", "22 34 56 79",
      "0 1 7 6 1 9 3 4 5 6 2",
      "0-6-1-2-3-4-5-6-7-9", "٠٥٠١٢٣٤٥٦٧", "０９０１２３４５６７８", "0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "0049 170 1234567", "00491701234567",
      "0412 345 678", "21 2345 6789", "+971 50 123 4567", "050\u{200B}123\u{200B}4567",
    ])
  func phone(number: String) {
    let folded = String(decoding: LoweredText.lowering(number), as: UTF8.self)
    for (before, after) in [
      ("", ""), ("call ", " now"), ("tel:", "!"), ("电话", "看"), ("(", ")"), ("whatsapp: ", ", ok"),
    ] {
      let found = Self.phones(before + number + after)
      #expect(found.count == 1 && found[0].contains(folded.drop { $0 == "(" }), "\(before)\(number)\(after): \(found)")
    }
  }

  @Test(
    "A chat link, or a number written together with a word for it, is a phone number",
    arguments: [
      ("wa.me/15552345678", "wa.me/15552345678"), ("https://wa.me/message/ABC hi", "wa.me/message/abc"),
      ("wa[.]me/555", "wa[.]me/555"), ("api.whatsapp.com/send?phone=1", "api.whatsapp.com/send?phone=1"),
      ("chat.whatsapp.com/Abc", "chat.whatsapp.com/abc"), ("WA08123456789", "08123456789"),
      ("tel0612345678", "0612345678"),
      ("on 24.11.2026 call 0612345678", "0612345678"), ("24.11.2026 0612345678", "24.11.2026 0612345678"),
      ("10:30 0612345678", "0612345678"), ("0612345678 10:30", "0612345678"),
      ("0612345678 24.11.2026", "0612345678 24.11.2026"),
    ])
  func chats(text: String, expected: String) {
    #expect(Self.phones(text) == [expected])
  }

  @Test(
    "Dates, times, years, prices, counts, ids and the like pass",
    arguments: [
      "24.11.2026", "2026-11-24", "11/24/2026", "24/11/26", "24.11.2026 18:30", "2026-11-24 18:30:15", "2019-2024",
      "1999 2000 2001 2002",
      "from 1990 to 2000", "10:30 - 12:45", "08 30 - 17 45", "1,000,000", "1.000.000", "1 000 000", "12,345,678",
      "12.345.678", "12 345 678",
      "1.234.567,89", "1,234,567.89", "$1299.99", "R$ 1.299.000,00", "12345.67", "10000000", "+10000000", "50000000000",
      "1234567",
      "12345678", "123456789", "0123456789", "987654321", "9876543210", "0000000000", "7000000000000000001",
      "1234567812345678",
      "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "192.168.100.100", "10.0.19045.3803", "978-3-16-148410-0",
      "9783161484100",
      "1 2 3 4 5 6 7 8 9 10", "10 20 30 40 50", "10-20-30-40", "4-4-2", "3-5-2", "2+2=4", "5551234567 views",
      "612345678€", "$612345678",
      "€ 612 345 678", "612 345 678 $", "#0612345678", "@0612345678", "tiktok.com/@x/video/7300000000000",
      "x.com/0612345678",
      "?id=0612345678", "abc0612345678", "0612345678abc", "item-0612345678", "1700000000", "1732435200", "100%",
      "1st 2nd 3rd", "24/7",
      "3.14159265", "3000-5000", "2499 - 2999", "90 60 90", "1/2/3/4/5/6/7", "12x34x56x78", "007", "911", "+1", "+100",
      "666666666", "wa.me",
      "wa.me/", "awa.me/x", "(2024)", "()", "+", "++", "( 1 )", "1-1-1", "2-0", "100 000 000", "15 000 000 000",
      "v1.2.3.4567", "99999999999",
      "1 234 567 890", "12:34:56:78",
    ])
  func noPhone(text: String) {
    #expect(Self.phones(text) == [])
  }

  @Test("Whatever a text holds, what is found are places in it", arguments: 1...6 as ClosedRange<UInt64>)
  func hostile(seed: UInt64) {
    let pieces = [
      "0", "1", "55", "612", "2026", "+", "(", ")", "-", ".", "/", " ", "\u{A0}", "–", "٣", "️⃣", "\u{200B}", "@",
      "(at)", " at ", "gmail", ".com",
      "a", "é", "漢", "🔥", "wa.me/", "%2e", "[.]", " dot ", ",", ":", "€", "tel", "_", " arroba ",
    ]
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let count = Int.random(in: 0...16, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      for found in Self.emails(text) + Self.phones(text) { #expect(!found.isEmpty && !found.contains("\u{FFFD}")) }
    }
  }
}

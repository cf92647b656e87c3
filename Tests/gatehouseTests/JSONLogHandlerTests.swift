import Foundation
import Logging
import Moderation
import Synchronization
import Testing

@testable import gatehouse

@Suite struct JSONLogHandlerTests {
  private final class Output: Sendable {
    let text = Mutex("")
  }

  private let output = Output()

  private var logger: Logger {
    Logger(label: "test") { [output] _ in
      JSONLogHandler(clock: WallClock { Timestamp(milliseconds: 1_700_000_000_250) }) { line in
        output.text.withLock { $0 += line }
      }
    }
  }

  private var written: String { output.text.withLock { $0 } }

  @Test("a record is one line with time, level, message and metadata in the order of their names")
  func record() {
    var logger = logger
    logger[metadataKey: "b"] = "x"
    logger[metadataKey: "hb.request.id"] = "1f"
    logger.warning(
      "a message", metadata: ["c": ["d", "\(1)"], "a": .stringConvertible(12.5), "b": "own", "e": ["f": "g"]])
    #expect(
      written == #"{"time":"2023-11-14T22:13:20.250Z","level":"warning","message":"a message","#
        + #""metadata":{"a":12.5,"b":"own","c":["d","1"],"e":{"f":"g"},"request_id":"1f"}}"# + "\n")
  }

  @Test(
    "nothing that is logged can begin a line or end the object",
    arguments: ["\n", "\r\n", "\"", "\\", "\u{0}", "\u{1b}[2J"])
  func hostile(text: String) throws {
    logger.info("m\(text)m", metadata: ["k\(text)k": "v\(text)v"])
    #expect(written.hasSuffix("}\n") && !written.dropLast().contains { $0.isNewline })
    let object = try #require(try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
    #expect(object["message"] as? String == "m\(text)m")
    #expect(object["metadata"] as? [String: String] == ["k\(text)k": "v\(text)v"])
  }

  @Test("numbers stay numbers, and what JSON has no number for is text")
  func numbers() {
    logger.info(
      "m",
      metadata: ["a": .stringConvertible(-3), "b": .stringConvertible(UInt8(7)), "c": .stringConvertible(Double.nan)])
    #expect(written.contains(#""metadata":{"a":-3,"b":7,"c":"nan"}"#))
  }

  @Test("what is below the level is not written")
  func levels() {
    var logger = logger
    logger.logLevel = .error
    logger.warning("no")
    #expect(written.isEmpty)
  }
}

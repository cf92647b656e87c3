import Moderation
import Testing

@Suite struct DialectTests {
  private static let json = #"""
    {"rules":[
      {"id":"allow","verdict":"allow","when":{"link":true}},
      {"id":"review","verdict":"review","when":{"link":true}},
      {"id":"hold","verdict":"hold","when":{"link":true}},
      {"id":"hide","verdict":"hide","when":{"link":true}},
      {"id":"delete","mode":"shadow","verdict":"delete","when":{"link":true}},
      {"id":"reply","when":{"link":true},"reply":{"variants":["a","b","c"],"per_video":1,"within":"1h"}},
      {"id":"off","mode":"off","verdict":"hold","when":{"link":true}}
    ]}
    """#

  @Test(
    "What no account can do is a fault, what is carried out otherwise or not everywhere a warning",
    arguments: [
      ([], [], []), ([.open], ["/rules/2/verdict", "/rules/5/reply"], ["/rules/3/verdict"]),
      ([.business], [], ["/rules/4/verdict"]),
      ([.open, .business], [], ["/rules/2/verdict", "/rules/3/verdict", "/rules/4/verdict", "/rules/5/reply"]),
    ] as [(Set<Dialect>, [String], [String])])
  func findings(dialects: Set<Dialect>, faults: [String], warnings: [String]) throws {
    let findings = try RuleSetDocument(json: Self.json.utf8).dialectFindings(for: dialects)
    #expect(findings.faults.map(\.path) == faults)
    #expect(findings.warnings.map(\.path) == warnings)
  }
}

internal import ArgumentParser
internal import FoundationEssentials

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure what the gateway can do on this machine, beside a bare SwiftNIO echo.",
    discussion: """
      What is measured is divided into sections, which run one after the other:

      rules        rule sets decide, compile and are back-tested; ten thousand tenants are served by one process
      ingest       durable ingest beside the echo, in both dialects, with more and fewer connections, tenants and terms
      logins       ingest without and with a storm of logins
      deleting     ingest without and with the deleting of events in the background
      fairness     one tenant's latency without and with another that sends ten times its share
      enforcement  hides carried out at a stand-in TikTok, beside the bare calls
      large        start, ingest and a month's report on ten million stored events; only where it is asked for

      Servers are processes of their own, on databases of their own in a temporary folder, and are driven in turns by \
      the same client with the same signed events. Machines are noisy: the ratios within one run are what counts. \
      docs/performance.md says what each figure means and what it ought to be.

      Build with make release first; a debug build is several times slower.
      """,
    subcommands: [EchoCommand.self])

  @Option(name: .customLong("section"), help: "A section to run; may be given more than once. (default: all but large)")
  var sections: [BenchSection] = []

  @Option(help: "Connections of the load client where nothing else is said.")
  var connections = 64

  @Option(help: "Seconds of each turn.")
  var seconds = 3

  @Option(help: "Turns of each server.")
  var rounds = 2

  @Option(help: "Event loops of each server. (default: one for each core)")
  var loops: Int?

  @Option(help: "Stored events of the large section.")
  var events = 10_000_000

  @Option(
    help: "Another build of gatehouse with the same schema: measure its ingest beside this one's, and no section.")
  var against: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard against == nil || sections.isEmpty else { throw ValidationError("--against measures no section") }
    guard (1...1000).contains(connections) else { throw ValidationError("--connections is 1 to 1000") }
    guard (1...600).contains(seconds) else { throw ValidationError("--seconds is 1 to 600") }
    guard (1...100).contains(rounds) else { throw ValidationError("--rounds is 1 to 100") }
    guard (100_000...100_000_000).contains(events) else {
      throw ValidationError("--events is 100000 to 100000000")
    }
  }

  func run() async throws {
    let options = BenchOptions(
      connections: connections, seconds: Double(seconds), rounds: rounds, loops: loops, events: events,
      progress: Progress(isSilent: json))
    var report = BenchReport()
    for benchmark in benchmarks(options) { report.tables += try await benchmark.run() }
    options.progress.end()
    try Console.write(json ? report.json : report.text)
  }

  private func benchmarks(_ options: BenchOptions) -> [any Benchmark] {
    if let against { return [BuildsBenchmark(options: options, other: against)] }
    let chosen = sections.isEmpty ? BenchSection.usual : BenchSection.allCases.filter(sections.contains)
    return chosen.map { $0.benchmark(options) }
  }
}

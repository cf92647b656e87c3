internal import ArgumentParser
internal import Bench

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure rule sets, and durable ingest beside a bare SwiftNIO echo, a storm of logins and deleting.",
    discussion: """
      First, in this process: ten thousand tenants are served, and rule sets are compiled and decide made-up comments \
      in many languages.

      Then an echo server and a gateway on a database of its own are started, each as a process, and driven in turns \
      by the same closed-loop client with the same signed events. Machines are noisy: the ratio within one run is what \
      counts.

      Last, others take events in turns without and with a storm of logins, and without and with the deleting of \
      events in the background.

      Build with make release first; a debug build is several times slower.
      """,
    subcommands: [EchoCommand.self])

  @Option(help: "Connections, each with one request under way.")
  var connections = 64

  @Option(help: "Seconds of each turn.")
  var seconds = 4

  @Option(help: "Turns of each server.")
  var rounds = 3

  @Option(help: "Event loops of each server. (default: one for each core)")
  var loops: Int?

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard (1...1000).contains(connections) else { throw ValidationError("--connections is 1 to 1000") }
    guard (1...600).contains(seconds) else { throw ValidationError("--seconds is 1 to 600") }
    guard (1...100).contains(rounds) else { throw ValidationError("--rounds is 1 to 100") }
  }

  func run() async throws {
    let progress = Progress(isSilent: json)
    let rules = try await RulesBenchmark(progress: progress).run()
    let ingest = try await IngestBenchmark(
      connections: connections, seconds: Double(seconds), rounds: rounds, loops: loops,
      progress: progress
    ).run()
    let storm = try await LoginStormBenchmark(
      connections: connections, seconds: Double(seconds), rounds: rounds, loops: loops, progress: progress
    ).run()
    let retention = try await RetentionBenchmark(
      connections: connections, seconds: Double(seconds), rounds: rounds, loops: loops, progress: progress
    ).run()
    let report = BenchReport(
      connections: connections, ingest: ingest, storm: storm, retention: retention, rules: rules)
    Console.write(json ? report.json : report.table)
  }
}

/// Run by `bench` as a process of its own.
struct EchoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo", abstract: "Run the bare SwiftNIO echo server.", shouldDisplay: false)

  @Argument var loops: Int

  func run() throws {
    try EchoServer.run(loops: loops) { Console.write("echo server on port \($0)\n") }
  }
}

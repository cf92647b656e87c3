// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is held to the same rules: Swift 6 concurrency, no implicit `any`, no import that leaks
/// into a module's interface unasked, and no warning left standing.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, resources: resources,
    swiftSettings: strict)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let deques: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let heap: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioSSL: Target.Dependency = .product(
  name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["TLS"]))
let nioExtras: Target.Dependency = .product(name: "NIOExtras", package: "swift-nio-extras")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
  name: "gatehouse",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "gatehouse", targets: ["gatehouse"])],
  traits: [
    // Off unless asked for: it builds a TLS library from source.
    .trait(name: "TLS", description: "Lets the listeners speak HTTPS themselves, without a proxy in front")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
  ],
  targets: [
    // System libraries, patched by the distribution.
    .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CVectorscan", pkgConfig: "libhs", providers: [.apt(["libvectorscan-dev"])]),

    // Files compiled into the binary: migrations and the admin folder.
    .target(name: "CEmbedded"),
    library("Embedded", ["CEmbedded"]),

    // The domain, and what stands on it.
    library("Moderation", ["CVectorscan"]),
    library("Metering", [coreMetrics]),
    library("Sealing", ["CArgon2", "CCrypto"]),
    library("Outbound", ["CCurl", logging]),
    library("Listening", [logging, nioCore, nioSSL, serviceLifecycle]),
    library("TikTok", ["Moderation", "Sealing", "Outbound", logging, metrics]),
    library("Classifier", ["Moderation", "Outbound", metrics]),
    library("Alerting", ["Moderation", "Sealing", "Outbound", logging]),
    library("Sandbox", ["Sealing", "Outbound", logging, nioCore, nioHTTP1, nioPosix, serviceLifecycle]),
    library("Storage", ["Moderation", "Embedded", "Sealing", deques, grdb, grdbSQLite, heap, logging, metrics]),
    library(
      "Ingest",
      [
        "Moderation", "TikTok", "Sealing", "Listening", logging, metrics, nioCore, nioHTTP1, nioPosix, nioExtras,
        serviceLifecycle,
      ]),
    library("Enforcement", ["Moderation", logging, metrics, serviceLifecycle]),
    library("Safekeeping", ["Moderation", "Sealing", logging, metrics, serviceLifecycle]),
    library("Diagnosis", ["Moderation", "Outbound"]),
    library(
      "AdminAPI",
      [
        "CZlib", "Embedded", "Moderation", "Sealing", "Reports", "Listening", hummingbird, hummingbirdCore, httpTypes,
        logging,
        metrics, nioCore, serviceLifecycle,
      ]),
    library("Reports", ["Moderation"]),
    library("Workload", ["Moderation", "Sealing"]),
    library("Bench", ["Moderation", "Workload", nioCore, nioHTTP1, nioPosix]),
    library(
      "Gateway",
      [
        "AdminAPI", "Alerting", "Classifier", "Diagnosis", "Embedded", "Enforcement", "Ingest", "Listening", "Metering",
        "Moderation", "Outbound", "Reports", "Safekeeping", "Sealing", "Storage", "TikTok", configuration, logging,
        metrics, nioCore, serviceLifecycle, unixSignals, yams,
      ]),
    .executableTarget(
      name: "gatehouse",
      dependencies: [
        "Gateway", "Bench", "Embedded", "Moderation", "Outbound", "Reports", "Safekeeping", "Sandbox", "Sealing",
        "Workload", argumentParser, logging, serviceLifecycle, unixSignals, yams,
      ],
      swiftSettings: strict),

    // For tests alone.
    .target(
      name: "SchemaValidation", dependencies: ["Moderation"], path: "Tests/SchemaValidation", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: [nioCore, nioHTTP1, nioPosix], path: "Tests/TestSupport",
      swiftSettings: strict),
    // What every delivery costs, for scripts/instructions.
    .executableTarget(
      name: "hotpath", dependencies: ["Moderation", "Sealing", "TikTok", "Workload"], path: "Tests/HotPath",
      exclude: ["instructions.txt"], swiftSettings: strict),
    .target(
      name: "Fuzzing", dependencies: ["Ingest", "Moderation", "Sealing", "TikTok", logging, nioCore, nioEmbedded],
      path: "Tests/Fuzzing", exclude: ["CLibFuzzer", "Corpus", "Driver"], swiftSettings: strict),

    tests(of: "Embedded"),
    tests(of: "Moderation", ["SchemaValidation"]),
    tests(of: "Metering", [coreMetrics]),
    tests(of: "Sealing"),
    tests(of: "Outbound", ["TestSupport", nioCore, nioHTTP1, nioPosix, logging]),
    tests(of: "Listening", ["TestSupport"]),
    tests(of: "TikTok", ["Moderation", "Outbound", "Sandbox", "Sealing", logging, nioCore, nioHTTP1, nioPosix]),
    tests(of: "Classifier", ["Moderation", "Outbound", "Sandbox", logging]),
    tests(
      of: "Alerting",
      [
        "Enforcement", "Moderation", "Outbound", "Sealing", "Storage", "TestSupport", logging, serviceLifecycle,
      ]),
    tests(of: "Sandbox", ["Outbound", "Sealing", logging]),
    tests(of: "Storage", ["Moderation", "Sealing", grdb, grdbSQLite, logging]),
    tests(
      of: "Ingest",
      [
        "Moderation", "Sealing", "Storage", "TikTok", logging, nioCore, nioEmbedded, nioHTTP1, nioPosix,
        serviceLifecycle,
      ]),
    tests(
      of: "Enforcement",
      [
        "Classifier", "Ingest", "Moderation", "Outbound", "Sandbox", "Sealing", "Storage", "TikTok", logging,
        serviceLifecycle,
      ]),
    tests(of: "Diagnosis", ["Moderation", "Outbound"]),
    tests(of: "Safekeeping", ["Moderation", "Sealing", "Storage", logging]),
    tests(
      of: "AdminAPI",
      [
        "Alerting", "Embedded", "Listening", "Moderation", "Outbound", "Reports", "Safekeeping", "SchemaValidation",
        "Sealing", "Storage", httpTypes, logging, nioCore, nioHTTP1, nioPosix, serviceLifecycle, yams,
      ]),
    tests(of: "Fuzzing"),
    tests(of: "Reports", ["Moderation", "Sealing"], resources: [.copy("ClientReports/Goldens")]),
    tests(of: "Bench", ["Moderation", "Workload"]),
    tests(of: "Workload", ["Moderation", "Sealing"]),
    tests(
      of: "Gateway",
      [
        "AdminAPI", "Alerting", "Bench", "Classifier", "Enforcement", "Ingest", "Listening", "Metering", "Moderation",
        "Outbound", "Safekeeping", "Sandbox", "Sealing", "TestSupport", "TikTok", "Workload", logging,
      ]),
    tests(of: "gatehouse", ["Moderation", "Sealing", argumentParser, logging]),
  ],
  cLanguageStandard: .c2x
)

// The fuzzers' build is one of its own (scripts/fuzz-parsers): what takes bytes from strangers is compiled so that
// libFuzzer sees where they lead, and AddressSanitizer what is read beyond them. What judges the outcome is not: it would
// take most of the time, and lead libFuzzer into itself.
if Context.environment["GATEHOUSE_FUZZ"] != nil {
  for target in package.targets where ["Ingest", "Moderation", "Sealing", "TikTok"].contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-sanitize=fuzzer,address"])]
  }
  package.targets += [
    .systemLibrary(name: "CLibFuzzer", path: "Tests/Fuzzing/CLibFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["CLibFuzzer", "Fuzzing"], path: "Tests/Fuzzing/Driver", swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ]
}

internal import Moderation

/// What differs from the base case of ingest in one respect.
struct IngestVariant {
  let key: String
  let name: String
  let plan: BenchPlan
  private var sharedAim: Aim?
  private var memoryAim: Aim?

  private init(_ key: String, _ name: String, _ change: (inout BenchPlan) -> Void) {
    self.key = key
    self.name = name
    var plan = BenchPlan()
    change(&plan)
    self.plan = plan
  }

  static let all: [IngestVariant] = {
    var thousand = IngestVariant("tenants_1000", "1,000 tenants") { $0.tenants = 1000 }
    thousand.memoryAim = .atMost(200)
    var tenThousand = IngestVariant("tenants_10000", "10,000 tenants") { $0.tenants = 10_000 }
    tenThousand.sharedAim = .atLeast(0.9)
    return [
      IngestVariant("business", "business") { $0.dialect = .business },
      IngestVariant("terms_10", "10 terms") { $0.terms = 10 },
      IngestVariant("terms_10000", "10,000 terms") { $0.terms = 10_000 },
      thousand, tenThousand,
    ]
  }()

  /// The ratio to the base case is that of the ratios to the echo, of which each was measured beside its own.
  func figures(of measured: IngestComparison, base: IngestComparison) -> [Figure] {
    measured.figures(memory: memoryAim) + [
      Figure("ratio_to_base", "to the base", measured.ratio / base.ratio, 2, aim: sharedAim)
    ]
  }
}

/// Finds what somebody who mistyped a name most likely meant.
public enum NearestName {
  /// Nil where no name is near: at most a third of the letters may differ.
  public static func to(_ name: String, among names: some Sequence<String>) -> String? {
    // Whoever writes this much did not mistype one of ours.
    guard name.utf8.count <= 100 else { return nil }
    let ranked = names.map { (distance: distance(name, $0), name: $0) }.min {
      ($0.distance, $0.name) < ($1.distance, $1.name)
    }
    return ranked.flatMap { $0.distance <= max(1, name.count / 3) ? $0.name : nil }
  }

  /// Letters to insert, delete or replace, two exchanged neighbours counting once (optimal string alignment).
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.lowercased()), Array(right.lowercased()))
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(above[column + 1] + 1, current[column] + 1, above[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = above
      above = current
    }
    return above[right.count]
  }
}

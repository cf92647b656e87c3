/// What is carried along while a document is read: its faults, and the totals that are bounded.
struct ReadingState {
  var faults = FaultList()
  var terms = 0
  var conditions = 0
  var patterns = 0

  mutating func fault(_ pointer: JSONPointer, _ message: String) { faults.add(pointer, message) }
}

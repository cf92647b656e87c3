/// One signal for each worker that waits for rows.
struct WorkSignals: Sendable {
  let actions = WorkSignal()
  let scores = WorkSignal()
  let undoing = WorkSignal()
  let alerts = WorkSignal()
  let renewals = WorkSignal()
  let lapses = WorkSignal()
  let retention = WorkSignal()
}

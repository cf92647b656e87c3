/// One signal for each worker that waits for rows.
struct WorkSignals: Sendable {
  let actions = WorkSignal()
  let scores = WorkSignal()
  let texts = WorkSignal()
  let undoing = WorkSignal()
  let retrying = WorkSignal()
  let replaying = WorkSignal()
  let reviewing = WorkSignal()
  let alerts = WorkSignal()
  let reports = WorkSignal()
  let renewals = WorkSignal()
  let lapses = WorkSignal()
  let confirmations = WorkSignal()
  let retention = WorkSignal()
}

import HaopaiDomain
import HaopaiProgram

/// From when a refused command would be accepted, where time alone decides.
extension StepMachine {
  /// Boundaries that are tried before the search gives up.
  private static let maximumBoundaries = 64

  /// Moves a copy of the case from boundary to boundary, its own timers firing on the way, until
  /// the command is accepted; nil when it never is within the bound.
  func acceptanceInstant(
    of command: PreparedCommand, before: CaseState, _ view: borrowing some LedgerView
  ) -> Int64? {
    var state = before
    var view = ForeseenView(
      copy view,
      of: StepMachine(
        pinned: pinned, current: current, state: before, at: now, chance: .recorded([])))
    var instant = now
    var boundary = nextChange
    var emptyPool = emptyPool
    for _ in 0..<Self.maximumBoundaries {
      let arrival = emptyPool.flatMap { view.nextArrival(in: $0, after: instant) } ?? .max
      let next = min(
        boundary, arrival, nextOwnEvent(of: state, after: instant), nextEdition(after: instant))
      guard next != .max, next > instant else { return nil }
      instant = next
      view.instant = next
      guard let moved = runForward(state, to: instant, &view) else { return nil }
      state = moved
      var attempt = StepMachine(
        pinned: pinned, current: current, state: state, at: instant,
        chance: .seeded(SeededChance(seed: 0)))
      attempt.forgetLapsed()
      do throws(StepStop) {
        try attempt.execute(command, view)
        return instant
      } catch .refused {
        boundary = attempt.nextChange
        emptyPool = attempt.emptyPool
      } catch .needsFacts {
        // Whatever time decides is past; the rest is up to the facts.
        return instant
      } catch {
        return nil
      }
    }
    return nil
  }

  /// The midnight at which the parameters that are read `now` next change.
  private func nextEdition(after instant: Int64) -> Int64 {
    let today = Instant(milliseconds: instant).date.dayNumber
    let next = rules.live.workflow.parameters.editions.first { $0.firstDay > today }
    return next.map {
      Instant(CivilDate(saturating: Int($0.firstDay)), .midnight).milliseconds
    } ?? .max
  }

  private func nextOwnEvent(of state: CaseState, after instant: Int64) -> Int64 {
    state.content.nextDue(at: instant, isDone: true) ?? .max
  }

  /// Fires what is due at the instant, as a sweep does: what cannot be carried out is passed over.
  private func runForward(
    _ start: CaseState, to instant: Int64, _ view: inout ForeseenView<some LedgerView>
  ) -> CaseState? {
    var state = start
    var passed = 0
    for count in 0..<Self.maximumMicrosteps {
      var machine = StepMachine(
        pinned: pinned, current: current, state: state, at: instant, chance: .recorded([]))
      if count == 0 { view.letLapse(machine) }
      machine.forgetLapsed()
      do throws(StepStop) {
        try machine.recountProvisionalTimers(view)
        guard try machine.fireDue(passing: passed, view) else { return CaseState(machine.state) }
        try machine.settleDown(view)
        machine.letUnhandledLapse()
      } catch .load {
        return nil
      } catch {
        passed += 1
        continue
      }
      view.absorb(machine)
      machine.settleFields()
      state = CaseState(machine.state)
      passed = 0
    }
    return nil
  }

  /// Writes what the frame holds of the fields into the case. Where no field was set, it goes on
  /// sharing them with the case before the step.
  mutating func settleFields() {
    guard hasSetFields else { return }
    frame.read(workflow.layout.fields.words, into: &state.words)
    if frame.objects.hasSetAdopted { state.objects = frame.objects.storedAdopted() }
  }
}

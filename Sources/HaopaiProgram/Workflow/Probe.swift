/// A question of an expression that the frame cannot answer. Arguments come in registers, in the
/// order that each case names.
package enum Probe: Hashable, Sendable {
  /// Arguments: the keys, unless `keys` gives their programs.
  case counterLeft(CounterID, keys: [ProgramID]?)
  case counterUsed(CounterID, keys: [ProgramID]?)

  /// Numbers of the set that still live.
  case setSize(SetID)
  /// Argument: a number.
  case setContains(SetID)
  /// Argument: an index. The checker proves that it is there.
  case setElement(SetID)

  /// Arguments: the keys.
  case registerLists(RegisterID)
  /// Arguments: the keys. `now` when there is no such entry.
  case registerEnds(RegisterID)
  /// The field's index among the register's. Arguments: the keys. 0, or the empty object, when there
  /// is no such entry; the checker lets it be read only behind `has`.
  case registerField(RegisterID, Int)

  /// Argument: windows.
  case windowsOpen
  /// Arguments: windows, instant.
  case windowsOpenAt
  /// Arguments: number, plate kind. Whether the number is published by the step's day, free or not.
  case numberInPool
  /// Arguments: number, plate kind. Whether the number may be composed on the step's day, free or not.
  case numberComposable

  /// Argument: a vehicle identification number. Whether its check digit is right.
  case checkDigit
  /// Argument: a text. Whether it has nothing but blanks.
  case textBlank

  /// The instant of a timer of an active state; `now` when it is not set. The state, and the
  /// timer's index in it.
  case timerDue(StateID, Int)
  /// Whether a calendar still to come may move the timer.
  case timerProvisional(StateID, Int)

  /// Argument: windows. The end of the current interval, or `now` when closed.
  case windowsClose

  /// Arguments: instant or date (as its civil day), term. Midnight after the term's last day;
  /// counting starts on the day after.
  case termEnd
  /// Arguments: date, term.
  case dateAdding
  /// Arguments: date, term of days, months or years.
  case dateSubtracting
  /// Argument: date.
  case startOfDay
  /// Arguments: date, time of day.
  case timeOnDay
  /// Argument: instant.
  case civilDate
}

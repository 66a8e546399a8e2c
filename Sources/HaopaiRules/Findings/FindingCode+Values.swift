package import HaopaiDiagnostics

/// The codes of values and the declarations of their types, sorted. People read the page of each, `haopai explain-code`.
extension FindingCode {
  /// What: opening hours that cannot be read, overlap, or end before they begin.
  ///
  /// Why: a clock time has two digits each, and a closing hour follows its opening.
  ///
  /// Example: `8:00-23:00`
  ///
  /// Instead: `08:00-23:00`
  package static let badHours = FindingCode("bad-hours")

  /// What: a range that cannot be read, is empty, or belongs to a type without order.
  ///
  /// Why: values could not be compared with it.
  ///
  /// Example: `range: 1 s-24 h`
  ///
  /// Instead: `range: 1 s..24 h`
  package static let badRange = FindingCode("bad-range")

  /// What: a unit is missing, or is none of the type's.
  ///
  /// Why: seconds, days, working days and months never mix.
  ///
  /// Example: `hold: 180`
  ///
  /// Instead: `hold: 180 s`
  package static let badUnit = FindingCode("bad-unit")

  /// What: a text that is no value of the declared type.
  ///
  /// Why: nothing is guessed; `yes`, `0123` and `1e3` mean different things to different
  ///   readers.
  ///
  /// Example: `optional: yes`
  ///
  /// Instead: `optional: true`
  package static let badValue = FindingCode("bad-value")

  /// What: service hours by weekday that leave a day out.
  ///
  /// Why: left out could mean closed as well as open.
  ///
  /// Example: `window: { weekdays: 08:00-20:00 }`
  ///
  /// Instead: add `weekend: closed`.
  package static let dayWithoutHours = FindingCode("day-without-hours")

  /// What: an item that stands twice where each may stand once, or where it does nothing the second
  /// time: a name, a requirement, a branch, an action.
  ///
  /// Why: one of the two was meant to be another. In rules a warning, for nothing fails.
  ///
  /// Example: `authorities: [F, F]`
  ///
  /// Instead: each item once.
  package static let duplicateItem = FindingCode("duplicate-item")

  /// What: a period that ends before it begins.
  ///
  /// Why: it would cover nothing.
  ///
  /// Example: a maintenance from 22:00 to 06:00 of the same day
  ///
  /// Instead: give the end its own day.
  package static let endBeforeStart = FindingCode("end-before-start")

  /// What: a list of words without words, or with more than 63.
  ///
  /// Why: a set of them is one machine word.
  ///
  /// Example: `enum: []`
  ///
  /// Instead: at least one word; more than 63 are several lists.
  package static let enumerationSize = FindingCode("enumeration-size")

  /// What: a list with fewer or more items than its declaration allows.
  ///
  /// Why: the workflow was checked for that many.
  ///
  /// Example: four items where `max: 3` is declared
  ///
  /// Instead: as many as are allowed.
  package static let listSize = FindingCode("list-size")

  /// What: a declaration without a type.
  ///
  /// Why: a value is read as its type asks.
  ///
  /// Example: `size: { title: { zh: 个数, en: size } }`
  ///
  /// Instead: add `type: count`.
  package static let missingType = FindingCode("missing-type")

  /// What: `optional: true` together with a default.
  ///
  /// Why: with a default the value is always there.
  ///
  /// Example: `{ type: count, optional: true, default: 1 }`
  ///
  /// Instead: keep one of them.
  package static let optionalWithDefault = FindingCode("optional-with-default")

  /// What: a value outside the declared range.
  ///
  /// Why: the workflow was checked for that range only.
  ///
  /// Example: `tries: 50` where `1..10` is declared
  ///
  /// Instead: a value within the range.
  package static let outOfRange = FindingCode("out-of-range")

  /// What: a count or a truth value in quotes.
  ///
  /// Why: in quotes it is a text everywhere else.
  ///
  /// Example: `size: "10"`
  ///
  /// Instead: `size: 10`
  package static let quotedValue = FindingCode("quoted-value")

  /// What: a declaration with two types.
  ///
  /// Why: a value has one.
  ///
  /// Example: `{ type: text, enum: [a, b] }`
  ///
  /// Instead: keep one of them.
  package static let twoTypes = FindingCode("two-types")

  /// What: a type that does not exist.
  ///
  /// Why: its values could not be read.
  ///
  /// Example: `type: integer`
  ///
  /// Instead: `type: count`
  package static let unknownType = FindingCode("unknown-type")

  /// What: a word that the list of possible words does not have.
  ///
  /// Why: it would stand for nothing.
  ///
  /// Example: `kinds: [small-truck]`
  ///
  /// Instead: the nearest of the possible words.
  package static let unknownWord = FindingCode("unknown-word")
}

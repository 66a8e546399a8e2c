package import HaopaiDiagnostics

/// The codes of parameters, layers and profiles, sorted. People read the page of each, `haopai explain-code`.
extension FindingCode {
  /// What: a value marked as assumed without a reason.
  ///
  /// Why: the next reader could not tell whether a fact is known by now.
  ///
  /// Example: `assumed: { pools: true }`
  ///
  /// Instead: `assumed: { pools: no full list is public }`
  package static let assumedWithoutReason = FindingCode("assumed-without-reason")

  /// What: a key among dates that is no date, or a day that does not exist.
  ///
  /// Why: nobody knows since when its value holds.
  ///
  /// Example: `{ 2026-2-30: 8 }`
  ///
  /// Instead: `{ 2026-02-28: 8 }`
  package static let badDate = FindingCode("bad-date")

  /// What: a source that is neither a file's name nor an address.
  ///
  /// Why: nobody could look it up.
  ///
  /// Example: `from: the guide`
  ///
  /// Instead: `from: 000_3a743db0c1b78eff.txt`
  package static let badOrigin = FindingCode("bad-origin")

  /// What: `none` for a value or a group that is not optional.
  ///
  /// Why: the workflow counts on it.
  ///
  /// Example: `sms: none`
  ///
  /// Instead: a value.
  package static let cannotUnset = FindingCode("cannot-unset")

  /// What: a date that is not later than the one before it.
  ///
  /// Why: a reader takes the last line for the value in force.
  ///
  /// Example: `{ 2027-01-01: 8, 2021-03-23: 10 }`
  ///
  /// Instead: earlier dates first.
  package static let datesOutOfOrder = FindingCode("dates-out-of-order")

  /// What: dated values in a group that is itself given by dates.
  ///
  /// Why: two dates would decide about one value.
  ///
  /// Example: `draw: { 2026-01-01: { size: { 2027-01-01: 8 } } }`
  ///
  /// Instead: dates on the group or on its values.
  package static let datesWithinDates = FindingCode("dates-within-dates")

  /// What: a required value that no layer sets.
  ///
  /// Why: the business cannot run without it.
  ///
  /// Example: a city that offers `new-car` without a `window`
  ///
  /// Instead: set it in the city, the province or the nation.
  package static let missingParameter = FindingCode("missing-parameter")

  /// What: a source or an assumption for something that the file does not set.
  ///
  /// Why: it is misspelt, or its value was removed.
  ///
  /// Example: `sources: { new-car.window: … }` in a file without it
  ///
  /// Instead: the path of a value in the file.
  package static let noteWithoutValue = FindingCode("note-without-value")

  /// What: a business and a part that it mounts, or two of its parts, declare the same
  ///   parameter.
  ///
  /// Why: expressions name them alike, without saying whose they mean.
  ///
  /// Example: `window` in both files
  ///
  /// Instead: another name for one of them.
  package static let parameterDeclaredTwice = FindingCode("parameter-declared-twice")

  /// What: a required value that is not there on days on which the business is served.
  ///
  /// Why: cases of those days would have no rule.
  ///
  /// Example: numbers released 2021-03-23, a value from 2021-04-01 on
  ///
  /// Instead: begin the value with the first release.
  package static let parameterGap = FindingCode("parameter-gap")

  /// What: a value in an optional group that is read as of another day than the group.
  ///
  /// Why: a case could be offered the group by its own version and read a value that the
  ///   current one does not have.
  ///
  /// Example: service hours in an optional group without `read: now`
  ///
  /// Instead: write `read: now` at the group.
  package static let readingUnlikeGroup = FindingCode("reading-unlike-group")

  /// What: a path under both `sources` and `assumed`.
  ///
  /// Why: a figure is either known or assumed.
  ///
  /// Example: `window` under both
  ///
  /// Instead: keep the one that is true.
  package static let sourceAndAssumed = FindingCode("source-and-assumed")

  /// What: a value with more dates than can be served.
  ///
  /// Why: every date is another version of all values.
  ///
  /// Example: a value for each day of a year
  ///
  /// Instead: one entry for each day on which the value changes.
  package static let tooManyDates = FindingCode("too-many-dates")

  /// What: a business that no workflow defines.
  ///
  /// Why: nobody could apply for it.
  ///
  /// Example: `businesses: { newcar: … }`
  ///
  /// Instead: the nearest business, `new-car`.
  package static let unknownBusiness = FindingCode("unknown-business")

  /// What: `extends` names no province and no nation.
  ///
  /// Why: values of the layers above would be missing.
  ///
  /// Example: `extends: shandung`
  ///
  /// Instead: `extends: shandong`
  package static let unknownLayer = FindingCode("unknown-layer")

  /// What: a value for a parameter that the business or the part does not declare.
  ///
  /// Why: it would have no effect, and nobody would notice.
  ///
  /// Example: `draw: { atempts: 10 }`
  ///
  /// Instead: `draw: { attempts: 10 }`
  package static let unknownParameter = FindingCode("unknown-parameter")

  /// What: values for a part that does not exist.
  ///
  /// Why: they would have no effect.
  ///
  /// Example: `parts: { number-selektion: … }`
  ///
  /// Instead: the nearest part, `number-selection`.
  package static let unknownPart = FindingCode("unknown-part")

  /// What: a pool of a plate kind that the national file does not have.
  ///
  /// Why: its numbers could not be checked.
  ///
  /// Example: `pools: { smallcar: … }`
  ///
  /// Instead: the nearest kind, `small-car`.
  package static let unknownPlateKind = FindingCode("unknown-plate-kind")

  /// What: a value without a source that is not marked as assumed.
  ///
  /// Why: figures of a public service come from somewhere.
  ///
  /// Example: `size: 10`, and nothing under `sources`
  ///
  /// Instead: name its source, or why it was assumed.
  package static let valueWithoutSource = FindingCode("value-without-source")

  /// What: service hours with `read: open`.
  ///
  /// Why: a case would go on at hours that are no longer offered.
  ///
  /// Example: `{ type: windows, read: open }`
  ///
  /// Instead: leave `read` out.
  package static let windowsReadOpen = FindingCode("windows-read-open")

  /// What: a layer that extends one of its own level or below.
  ///
  /// Why: values flow from the nation over the province to the city.
  ///
  /// Example: `extends: yantai` in a city
  ///
  /// Instead: `extends: shandong`
  package static let wrongLevel = FindingCode("wrong-level")
}

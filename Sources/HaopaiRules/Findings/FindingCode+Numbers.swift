package import HaopaiDiagnostics

/// The codes of the national files and a city's numbers, sorted. People read the page of each, `haopai explain-code`.
extension FindingCode {
  /// What: a letter that the national table gives to another place, or to none.
  ///
  /// Why: its numbers may already be issued elsewhere.
  ///
  /// Example: `authorities: [A]` in 烟台
  ///
  /// Instead: the city's own letters.
  package static let authorityOfAnother = FindingCode("authority-of-another")

  /// What: an authority that is not one capital letter other than I.
  ///
  /// Why: the second sign of every number names it.
  ///
  /// Example: `authorities: [烟台]`
  ///
  /// Instead: `authorities: [F, Y]`
  package static let badAuthority = FindingCode("bad-authority")

  /// What: a list of letters that is empty, names a letter twice, or has one that cannot be
  ///   used.
  ///
  /// Why: I and O are never in a serial, and a city may use only letters of the national
  ///   list.
  ///
  /// Example: `letters: ABCDEFGHI`
  ///
  /// Instead: `letters: ABCDEFGH`
  package static let badLetters = FindingCode("bad-letters")

  /// What: a text that is no range of numbers.
  ///
  /// Why: a range has a first and a last number of the same prefix and length.
  ///
  /// Example: `鲁F·0A000 - 鲁Y·0A999`
  ///
  /// Instead: `鲁F·0A000 - 鲁F·0A999`
  package static let badNumberRange = FindingCode("bad-number-range")

  /// What: a pattern of serials that is empty, too long, or has a sign other than `D`, `L`
  ///   and `E`.
  ///
  /// Why: no number could be matched with it.
  ///
  /// Example: `DDXDD`
  ///
  /// Instead: `DDLDD`
  package static let badPattern = FindingCode("bad-pattern")

  /// What: the code of a plate kind is not two digits.
  ///
  /// Why: registries exchange these codes.
  ///
  /// Example: `code: 2`
  ///
  /// Instead: `code: "02"`
  package static let badPlateCode = FindingCode("bad-plate-code")

  /// What: a day in a notice that belongs neither to its year nor to the December before.
  ///
  /// Why: the notice of another year decides about it.
  ///
  /// Example: `2027-01-01` in the notice of 2026
  ///
  /// Instead: put it in that year's file.
  package static let dateOfAnotherYear = FindingCode("date-of-another-year")

  /// What: a range of which letters and patterns leave nothing.
  ///
  /// Why: nobody could ever draw from it.
  ///
  /// Example: `鲁F·ABC00 - 鲁F·ABC99` for small cars
  ///
  /// Instead: a range that fits a pattern of the kind.
  package static let emptyRange = FindingCode("empty-range")

  /// What: a range whose province or authority is not the city's.
  ///
  /// Why: a city issues its own numbers only.
  ///
  /// Example: `鲁B·0A000 - 鲁B·0A999` in 烟台
  ///
  /// Instead: a range of the city's prefixes.
  package static let foreignRange = FindingCode("foreign-range")

  /// What: a day that is off and worked at once.
  ///
  /// Why: a deadline would have two ends.
  ///
  /// Example: `2026-02-14` under both
  ///
  /// Instead: keep the one that the notice says.
  package static let offAndWorked = FindingCode("off-and-worked")

  /// What: two ranges that share a number.
  ///
  /// Why: a number has one owner, whatever its kind and city.
  ///
  /// Example: `鲁F·0A000 - 鲁F·0A999` beside `鲁F·0A500 - 鲁F·0B499`
  ///
  /// Instead: end the first before the second begins.
  package static let overlappingRanges = FindingCode("overlapping-ranges")

  /// What: a pool with more numbers, or in more pieces, than can be served.
  ///
  /// Why: its bitmap would not fit.
  ///
  /// Example: more than 32 million numbers of one kind
  ///
  /// Instead: fewer or simpler ranges.
  package static let poolTooLarge = FindingCode("pool-too-large")

  /// What: a second file of a kind that may come once.
  ///
  /// Why: nobody knows which of the two holds.
  ///
  /// Example: two files with `plate_kinds`
  ///
  /// Instead: one file.
  package static let secondFile = FindingCode("second-file")

  /// What: a text that is not the one character of a province.
  ///
  /// Why: every number begins with one.
  ///
  /// Example: `province: 山东`
  ///
  /// Instead: `province: 鲁`
  package static let unknownProvince = FindingCode("unknown-province")
}

import Haopai

extension OptionDescription {
  /// The civil day that a command looks at.
  static let on = OptionDescription(
    name: "--on", value: "DATE",
    summary: Message(
      zh: "哪一天，如 2027-01-01；默认为今天", en: "which day, such as 2027-01-01; today by default"))
}

extension Invocation {
  /// The day of `--on`, or the clock's.
  func day(_ context: Context) throws(ArgumentParser.Failure) -> CivilDate {
    guard let text = self[.on] else { return context.now.date }
    guard let day = CivilDate(text) else {
      throw .badDate(option: OptionDescription.on.name, value: text)
    }
    return day
  }
}

import HaopaiDiagnostics

extension Language {
  /// The flag decides, then `HAOPAI_LANGUAGE`, then the first of `LC_ALL`, `LC_MESSAGES` and `LANG`
  /// that is set: Chinese where it starts with `zh`, else English.
  init(arguments: [String], environment: [String: String]) {
    let name = OptionDescription.language.name
    for (index, argument) in arguments.enumerated() {
      let next = index + 1 < arguments.count ? arguments[index + 1] : ""
      let value = argument == name ? next : String(argument.dropFirst(name.count + 1))
      if argument == name || argument.hasPrefix(name + "="), let chosen = Language(rawValue: value)
      {
        self = chosen
        return
      }
    }
    if let chosen = environment["HAOPAI_LANGUAGE"].flatMap(Language.init(rawValue:)) {
      self = chosen
      return
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    self = locale?.lowercased().hasPrefix("zh") ?? false ? .zh : .en
  }
}

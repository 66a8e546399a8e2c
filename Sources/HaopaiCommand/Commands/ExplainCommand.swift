import Haopai

extension CommandDescription {
  static let explain = CommandDescription(
    name: "explain",
    summary: Message(
      zh: "说明一个城市的取值及其由来", en: "say what a city's values are and where they come from"),
    operands: [
      Operand(name: "CITY"), Operand(name: "BUSINESS[.PARAMETER]", isRequired: false),
    ],
    options: [.on],
    details: [
      Message(
        zh: """
          不写业务则列出该城市的全部业务。写参数（如 new-car.draw.attempts）或参数组（new-car.draw）时，
          还列出含义、来源或假定的理由、其他日期的取值，以及所取代的上层取值。
          """,
        en: """
          Without a business, all of the city's are listed. Of a parameter (new-car.draw.attempts) or a group
          of them (new-car.draw) it also tells the meaning, the source or why it is assumed, the values of
          other days, and what upper layers say instead.
          """)
    ],
    run: explain)

  private static func explain(
    _ invocation: Invocation, _ context: Context
  ) throws -> ExitStatus {
    let day = try invocation.day(context)
    let (book, files) = try context.loadCheckedFiles()
    let city = invocation.operands[0]
    guard let explanation = files.explanation(ofCity: city, on: day) else {
      let nearest = Suggestion.nearest(to: city, among: book.cities)
      try context.complain(.unknownCity(city, nearest: nearest))
      return .usage
    }
    let writer = ExplanationText(language: context.language)
    guard invocation.operands.count > 1 else {
      try context.print(writer.heading(of: explanation, on: day))
      for business in explanation.businesses {
        try context.print("\n" + writer.table(of: business))
      }
      return .fine
    }
    let parts = invocation.operands[1].split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let business = explanation.businesses.first(where: { $0.id == parts[0] }) else {
      let nearest = Suggestion.nearest(
        to: String(parts[0]), among: explanation.businesses.map(\.id))
      try context.complain(.unknownBusiness(String(parts[0]), nearest: nearest))
      return .usage
    }
    guard parts.count > 1 else {
      try context.print(writer.table(of: business))
      return .fine
    }
    let values = business.values(at: String(parts[1]))
    guard !values.isEmpty else {
      let nearest = Suggestion.nearest(
        to: String(parts[1]), among: business.paths)
      try context.complain(.unknownParameter(String(parts[1]), nearest: nearest))
      return .usage
    }
    try context.print(values.map(writer.page).joined(separator: "\n"))
    return .fine
  }
}

extension CityExplanation.Business {
  /// Of parameters and of the groups around them.
  fileprivate var paths: [String] {
    let paths = values.flatMap { value in
      value.path.utf8.indices.filter { value.path.utf8[$0] == UInt8(ascii: ".") }
        .map { String(value.path[..<$0]) } + [value.path]
    }
    return Array(Set(paths)).sorted()
  }

  /// The parameter at a path, or those of a group; of what is not offered the group around it.
  fileprivate func values(at path: String) -> [CityExplanation.Value] {
    values.filter { value in
      value.path == path || value.path.hasPrefix(path + ".")
        || value.isGroup && path.hasPrefix(value.path + ".")
    }
  }
}

extension Message {
  fileprivate static func unknownParameter(_ path: String, nearest: String?) -> Message {
    Message(
      zh: "没有参数 `\(path)`" + (nearest.map { "，是否想写 `\($0)`" } ?? ""),
      en: "there is no parameter `\(path)`" + (nearest.map { ", did you mean `\($0)`" } ?? ""))
  }
}

import Haopai

/// A citizen begins to select a number; gives what the office answers.
func begin(rules: String, city: String, at now: Instant) throws -> String {
  let loaded = try RuleBook.load(root: rules)
  guard loaded.isClean, let book = loaded.book else {
    return "the rules have \(loaded.findings.count) findings"
  }
  guard let office = Office(city: city, of: book, at: now) else {
    return "the rules have no city \(city)"
  }
  let citizen = ApplicantDescription(kind: "individual", id: "11010519491231002X")
  let account: [String: PlainValue] = [
    "name": .text("张三"), "id_document": .text("居民身份证"), "mobile": .text("13800000000"),
    "registered_here": .bool(true), "owner_or_driver": .bool(false),
  ]
  switch office.open(
    business: "new-car", applicant: citizen, facts: ["account": account], at: now)
  {
  case .accepted(let accepted):
    return "\(accepted.view.state): \(accepted.view.open.map(\.name))"
  case .refused(let refusals, let from):
    return "\(refusals.map(\.text.en)), from \(from?.rfc3339 ?? "never")"
  case .needsFacts(let questions): return "look up \(questions.map(\.fact))"
  case .failed(let failure): return failure.text.en
  }
}

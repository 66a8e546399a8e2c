import Haopai

/// Reads a line of the protocol as a request.
enum RequestReader {
  /// The keys of which a request has exactly one, with those that may stand beside each.
  private static let kinds: [(key: String, beside: [String])] = [
    ("hello", []),
    ("open", ["by", "input", "facts", "key", "at"]),
    ("command", ["case", "by", "input", "facts", "key", "at"]),
    ("show", ["case", "at"]),
    ("keyboard", ["case", "at"]),
    ("document", ["case", "at"]),
    ("advance", []),
  ]

  static func read(_ object: JSONObject) throws(RequestFailure) -> Request {
    let members = MemberReader(object)
    let present = kinds.filter { members.has($0.key) }
    guard present.count == 1, let kind = present.first else {
      let known = kinds.flatMap { [$0.key] + $0.beside } + ["id"]
      if present.isEmpty { try members.allow(known) }
      throw .oneOf(kinds.map(\.key))
    }
    try members.allow(["id", kind.key] + kind.beside)
    let at = members.has("at") ? try members.instant("at") : nil
    return Request(body: try body(kind.key, members), at: at)
  }

  private static func body(
    _ kind: String, _ members: MemberReader
  ) throws(RequestFailure) -> Request.Body {
    switch kind {
    case "open": return .open(try opening(members))
    case "command":
      return .command(
        Request.Command(
          caseName: try caseName(members), name: try members.text("command"),
          by: try submitter(members), content: try content(members)))
    case "show":
      try members.requireTrue("show")
      return .show(try caseName(members))
    case "keyboard":
      let keyboard = try members.nested("keyboard")
      try keyboard.allow(["prefix", "kind"])
      return .keyboard(
        try caseName(members), prefix: try keyboard.text("prefix"),
        plateKind: try keyboard.optionalText("kind"))
    case "document":
      return .document(try caseName(members), name: try members.text("document"))
    case "advance": return .advance(try members.instant("advance"))
    default:
      try members.requireTrue("hello")
      return .hello
    }
  }

  private static func opening(
    _ members: MemberReader
  ) throws(RequestFailure) -> Request.Opening {
    let open = try members.nested("open")
    try open.allow(["city", "business", "applicant"])
    let applicant = try open.nested("applicant")
    try applicant.allow(["kind", "id", "account"])
    return Request.Opening(
      city: try open.text("city"), business: try open.text("business"),
      applicant: ApplicantDescription(
        kind: try applicant.text("kind"), id: try applicant.text("id"),
        account: try applicant.optionalText("account")),
      by: members.has("by") ? try submitter(members) : nil, content: try content(members))
  }

  private static func content(
    _ members: MemberReader
  ) throws(RequestFailure) -> Request.Content {
    Request.Content(
      inputs: try members.plainValues("input"), facts: try members.plainObjects("facts"),
      key: try members.optionalText("key"))
  }

  private static func caseName(_ members: MemberReader) throws(RequestFailure) -> CaseName {
    let text = try members.text("case")
    guard let name = CaseName(text) else { throw .unknownCase(text) }
    return name
  }

  /// Exactly one of `applicant`, `officer` and `host`; an officer may have roles.
  private static func submitter(_ members: MemberReader) throws(RequestFailure) -> Submitter {
    let by = try members.nested("by")
    let authors = ["applicant", "officer", "host"]
    try by.allow(by.has("officer") ? authors + ["roles"] : authors)
    guard authors.count(where: by.has) == 1 else { throw .oneOf(authors.map { "by.\($0)" }) }
    if by.has("applicant") { return .applicant(try by.text("applicant")) }
    if by.has("officer") {
      return .officer(try by.name("officer"), roles: try roles(of: by))
    }
    try by.requireTrue("host")
    return .host
  }

  private static func roles(of by: MemberReader) throws(RequestFailure) -> Set<String> {
    guard by.has("roles") else { return [] }
    guard case .list(let items) = try by.value("roles") else {
      throw .wrongType("by.roles", zh: "文本列表", en: "a list of texts")
    }
    var roles: Set<String> = []
    for item in items {
      guard case .text(let role) = item else {
        throw .wrongType("by.roles", zh: "文本列表", en: "a list of texts")
      }
      roles.insert(role)
    }
    return roles
  }
}

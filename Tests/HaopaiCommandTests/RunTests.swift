import Testing

@testable import HaopaiCommand

@Suite("haopai run")
struct RunTests {
  @Test("a selection runs to the held numbers and lets them lapse")
  func selection() throws {
    var talk = try Conversation()
    let opened = try talk.open()
    #expect(opened["ok"] == .bool(true))
    #expect(opened["case"] == .text("yantai-1"))
    #expect(opened["at"] == .text("2026-03-02T09:00:00.000+08:00"))
    #expect(
      opened.keys == [
        "id", "ok", "case", "at", "state", "said", "fields", "numbers", "counters", "deadlines",
        "open", "documents", "outbox",
      ])
    _ = try talk.submit("agree", at: "09:00:01")
    let details = #"{"vin":"1M8GDM9AXKP042788","evidence":"HGZ123"}"#
    let needs = try talk.submit("submit", at: "09:00:02", input: details)
    #expect(needs["ok"] == .bool(false))
    guard case .list(let questions)? = needs["needs", "facts"],
      case .object(let question)? = questions.first
    else {
      Issue.record("no question in \(needs)")
      return
    }
    #expect(question["fact"] == .text("vehicle"))
    #expect(question["keys", "vin"] == .text("1M8GDM9AXKP042788"))
    _ = try talk.submit("submit", at: "09:00:02", input: details, facts: "vehicle")
    let sent = try talk.submit("send_code", at: "09:00:02")
    let wrong = try talk.submit("prove", at: "09:00:03", input: #"{"code":"not it"}"#)
    #expect(wrong["said", "code"] == .text("wrong-code"))
    #expect(wrong["state"] == .text("proving"))
    _ = try talk.submit("prove", at: "09:00:04", input: #"{"code":"\#(try code(in: sent))"}"#)
    _ = try talk.submit("start", at: "09:01:10")
    let another = try talk.submit("send_code", at: "09:01:10")
    #expect(
      another["deadlines", "confirm_button", "at"] == .text("2026-03-02T09:01:15.000+08:00"))
    let proved = try talk.submit(
      "prove", at: "09:01:20", input: #"{"code":"\#(try code(in: another))"}"#)
    #expect(proved["deadlines", "confirm_button"] == nil)
    #expect(proved["deadlines", "compose_from", "at"] == .text("2026-03-02T09:01:30.000+08:00"))
    let drawn = try talk.submit("draw", at: "09:01:20", input: #"{"exclude_4":true}"#)
    #expect(drawn["state"] == .text("selecting.choosing"))
    #expect(drawn["numbers", "batch", "until"] == .text("2026-03-02T09:04:20.000+08:00"))
    #expect(drawn["counters", "draws", "used"] == .integer(1))
    guard case .list(let items)? = drawn["numbers", "batch", "items"] else {
      Issue.record("no batch in \(drawn)")
      return
    }
    #expect(items.count == 10)
    let advanced = try talk.say(#"{"id":3,"advance":"2026-03-02T09:04:20+08:00"}"#)
    #expect(advanced.keys == ["id", "ok", "at", "outbox"])
    let later = try talk.say(#"{"id":4,"case":"yantai-1","show":true}"#)
    #expect(later["at"] == .text("2026-03-02T09:04:20.000+08:00"))
    #expect(later["numbers", "batch", "items"] == .list([]))
    #expect(later["numbers", "batch", "until"] == .null)
  }

  private func code(in answer: JSONObject) throws -> String {
    guard case .list(let messages)? = answer["outbox"], case .object(let message)? = messages.last,
      case .text(let code)? = message["code"]
    else { throw Conversation.Unexpected(answer: "\(answer)") }
    return code
  }

  @Test("a refusal has its code, its message, and from when")
  func refusal() throws {
    var talk = try Conversation()
    _ = try talk.open()
    let early = try talk.submit("start", at: "09:00:00")
    #expect(early.keys == ["id", "ok", "refused"])
    #expect(early.code == "command-not-open")
    let past = try talk.submit("agree", at: "08:59:59.999")
    #expect(past.code == "clock-backwards")
    let stranger = try talk.say(
      #"{"id":1,"case":"yantai-1","command":"agree","by":{"host":true},"at":"2026-03-02T09:00:00+08:00"}"#
    )
    #expect(stranger.code == "not-permitted")
  }

  @Test("the same key and content has no second effect, other content is refused")
  func keys() throws {
    var talk = try Conversation()
    _ = try talk.open()
    let line =
      #"{"id":1,"case":"yantai-1","command":"agree","by":{"applicant":"\#(Conversation.applicant)"},"key":"k","at":"2026-03-02T09:00:00+08:00"}"#
    let first = try talk.say(line)
    let second = try talk.say(line)
    #expect(first == second)
    #expect(second["state"] == .text("details"))
    let other = try talk.say(
      line.replacing("\"agree\"", with: "\"submit\"")
        .replacing("\"key\"", with: #""input":{"vin":"1M8GDM9AXKP042788","evidence":"x"},"key""#))
    #expect(other.code == "key-reused")
  }

  @Test("a repeat gets the first answer, wherever the case stands by then")
  func repeated() throws {
    var talk = try Conversation()
    let opened = try talk.say(talk.opening(key: "o"))
    _ = try talk.submit("agree", at: "09:00:01")
    let details = #"{"vin":"1M8GDM9AXKP042788","evidence":"HGZ123"}"#
    let submitted = try talk.submit(
      "submit", at: "09:00:02", input: details, facts: "vehicle", key: "s")
    let sent = try talk.submit("send_code", at: "09:00:02", key: "c")
    let code = try code(in: sent)
    let proof = #"{"code":"\#(code)"}"#
    let proved = try talk.submit("prove", at: "09:00:03", input: proof, key: "p")
    _ = try talk.submit("start", at: "09:01:10")
    let another = try talk.submit("send_code", at: "09:01:10")
    let second = #"{"code":"\#(try self.code(in: another))"}"#
    _ = try talk.submit("prove", at: "09:01:20", input: second)
    let drawn = try talk.submit("draw", at: "09:01:20", input: "{}", key: "d")
    _ = try talk.submit("draw", at: "09:01:40")
    // Later, and with the instants of the first attempts, which have passed.
    for time in ["09:10:00", "09:00:00"] {
      #expect(try talk.say(talk.opening(key: "o", at: time)) == opened)
      #expect(
        try talk.submit("submit", at: time, input: details, facts: "vehicle", key: "s")
          == submitted)
      #expect(try talk.submit("send_code", at: time, key: "c") == sent)
      #expect(try talk.submit("prove", at: time, input: proof, key: "p") == proved)
      #expect(try talk.submit("draw", at: time, input: "{}", key: "d") == drawn)
      #expect(try talk.submit("prove", at: time, input: second, key: "p").code == "key-reused")
    }
    let now = try talk.say(#"{"id":4,"case":"yantai-1","show":true}"#)
    #expect(now["counters", "draws", "used"] == .integer(2))
  }

  @Test(
    "a command or business that nobody knows gets a suggestion",
    arguments: [("agre", ", did you mean `agree`"), ("xyzzy", "")])
  func unknownCommand(name: String, hint: String) throws {
    var talk = try Conversation()
    _ = try talk.open()
    let answer = try talk.submit(name, at: "09:00:00")
    #expect(answer.code == "unknown-command")
    #expect(answer["error", "message"] == .text("the business has no such command" + hint))
    let opened = try talk.say(
      #"{"open":{"city":"yantai","business":"newcar","applicant":{"kind":"individual","id":""}}}"#)
    #expect(opened.code == "unknown-business")
    #expect(
      opened["error", "message"]
        == .text("the city has no such business, did you mean `new-car`"))
  }

  @Test(
    "any id comes back as it was written",
    arguments: [
      "1", "-7", "null", "true", "\"鲁\"", "1.50", "1e400", "123456789012345678901234567890",
    ])
  func echo(id: String) throws {
    var talk = try Conversation()
    let line = talk.session.answer(.bytes(Array("{\"hello\":true,\"id\":\(id)}".utf8)))
    #expect(line.hasPrefix("{\"id\":\(id),\"ok\":true,\"protocol\":1,"))
  }

  @Test(
    "whatever a line holds, it is answered with a code",
    arguments: [
      ("", "invalid-json"), (" ", "invalid-json"), ("garbage", "invalid-json"),
      ("{\"id\":1", "invalid-json"), ("[]", "invalid-request"), ("1", "invalid-request"),
      ("{}", "invalid-request"), ("{\"hello\":1}", "wrong-type"),
      ("{\"hello\":true,\"show\":true}", "invalid-request"),
      ("{\"hello\":true,\"x\":1}", "unknown-key"), ("{\"helo\":true}", "unknown-key"),
      ("{\"id\":[],\"hello\":true}", "wrong-type"), ("{\"id\":1,\"id\":1}", "duplicate-key"),
      ("{\"advance\":\"2026-03-02\"}", "invalid-instant"), ("{\"advance\":1e400}", "wrong-type"),
      ("{\"advance\":\"9999-99-99T00:00:00Z\"}", "invalid-instant"),
      ("{\"show\":true}", "missing-key"), ("{\"show\":true,\"case\":\"yantai-1\"}", "unknown-case"),
      ("{\"show\":true,\"case\":\"-\"}", "unknown-case"),
      ("{\"show\":true,\"case\":\"yantai-99999999999999999999\"}", "unknown-case"),
      ("{\"show\":true,\"case\":\"yantai-+1\"}", "unknown-case"),
      (
        "{\"open\":{\"city\":\"yantia\",\"business\":\"x\",\"applicant\":{\"kind\":\"x\",\"id\":\"\"}}}",
        "unknown-city"
      ),
      (
        "{\"open\":{\"city\":\"yantai\",\"business\":\"x\",\"applicant\":{\"kind\":\"x\",\"id\":\"\"}}}",
        "unknown-business"
      ),
      (
        "{\"open\":{\"city\":\"yantai\",\"business\":\"new-car\",\"applicant\":{\"kind\":\"\\u0000\",\"id\":\"\"}}}",
        "invalid-applicant"
      ),
      ("{\"open\":{\"city\":\"yantai\"}}", "missing-key"), ("{\"open\":[]}", "wrong-type"),
      ("{\"command\":\"x\",\"case\":\"yantai-1\",\"by\":{}}", "invalid-request"),
      (
        "{\"command\":\"x\",\"case\":\"yantai-1\",\"by\":{\"host\":true,\"officer\":\"a\"}}",
        "invalid-request"
      ),
      ("{\"command\":\"x\",\"case\":\"yantai-1\",\"by\":{\"host\":\"yes\"}}", "wrong-type"),
      ("{\"command\":\"x\",\"case\":\"yantai-1\",\"by\":{\"officer\":\" \"}}", "wrong-type"),
      ("{\"command\":\"x\",\"case\":\"yantai-1\",\"by\":{\"host\":false}}", "wrong-type"),
      (
        "{\"command\":\"x\",\"case\":\"yantai-1\",\"by\":{\"applicant\":\"a\",\"roles\":[]}}",
        "unknown-key"
      ),
      (
        "{\"command\":\"x\",\"case\":\"yantai-1\",\"by\":{\"host\":true},\"input\":{\"a\":null}}",
        "wrong-type"
      ),
      (
        "{\"command\":\"x\",\"case\":\"yantai-1\",\"by\":{\"host\":true},\"input\":{\"a\":1.5}}",
        "wrong-type"
      ),
      ("{\"a\":\"\\ud800\"}", "invalid-json"),
    ])
  func badLines(line: String, code: String) throws {
    var talk = try Conversation()
    let answer = try talk.say(line)
    #expect(answer["ok"] == .bool(false))
    #expect(answer.code == code, "\(line)")
    #expect(answer.keys.first == "id")
  }

  @Test(
    "inputs of the wrong type are refused before the rules see them",
    arguments: [
      "{\"vin\":1,\"evidence\":\"x\"}", "{\"vin\":\"\\u0000\",\"evidence\":\"x\"}",
      "{\"vin\":[[[]]],\"evidence\":\"x\"}", "{\"vin\":\"1M8GDM9AXKP042788\"}",
      "{\"vin\":\"1M8GDM9AXKP042788\",\"evidence\":\"x\",\"more\":9223372036854775807}",
      "{\"vin\":true,\"evidence\":true}",
    ])
  func badInputs(input: String) throws {
    var talk = try Conversation()
    _ = try talk.open()
    _ = try talk.submit("agree", at: "09:00:00")
    #expect(try talk.submit("submit", at: "09:00:00", input: input).code == "invalid-input")
  }

  @Test("an error of a readable request carries its id")
  func idOfErrors() throws {
    var talk = try Conversation()
    #expect(try talk.say(#"{"id":7,"x":1}"#)["id"] == .integer(7))
    #expect(try talk.say(#"{"id":7,"x":1,"x":2}"#)["id"] == .integer(7))
    #expect(try talk.say(#"{"id":7,"#)["id"] == .null)
    #expect(try talk.say([0xFF, 0x00]).code == "invalid-utf-8")
    #expect(try talk.say(String(repeating: "[", count: 100_000)).code == "too-deep")
  }

  @Test("without `at` the wall clock counts, until someone names an instant")
  func clocks() throws {
    var talk = try Conversation(now: "2026-03-02T10:00:00+08:00")
    let opened = try talk.say(
      #"{"open":{"city":"yantai","business":"new-car","applicant":{"kind":"individual","id":"\#(Conversation.applicant)"}}}"#
    )
    #expect(opened["needs"] != nil)
    #expect(try talk.open().code == "clock-backwards")
    #expect(try talk.say(#"{"advance":"2026-03-02T09:59:59+08:00"}"#).code == "clock-backwards")
    let advanced = try talk.say(#"{"advance":"2026-03-02T11:00:00+08:00"}"#)
    #expect(advanced["ok"] == .bool(true))
  }

  @Test("what is to be delivered names its case")
  func deliveries() throws {
    var talk = try Conversation()
    _ = try talk.open()
    _ = try talk.submit("agree", at: "09:00:00")
    _ = try talk.submit(
      "submit", at: "09:00:00", input: #"{"vin":"1M8GDM9AXKP042788","evidence":"HGZ123"}"#,
      facts: "vehicle")
    let sent = try talk.submit("send_code", at: "09:00:00")
    guard case .list(let outbox)? = sent["outbox"], case .object(let delivery)? = outbox.first
    else {
      Issue.record("nothing to deliver in \(sent)")
      return
    }
    #expect(delivery.keys == ["id", "case", "to", "challenge", "code", "until"])
    #expect(delivery["case"] == .text("yantai-1") && delivery["id"] == .text("yantai-1.4.0"))
  }

  @Test("objects with very many members are read in no time", .timeLimit(.minutes(1)))
  func manyMembers() throws {
    var talk = try Conversation()
    let members = (0..<60_000).map { "\"k\($0)\":{}" }.joined(separator: ",")
    let answer = try talk.say(
      #"{"id":1,"case":"yantai-1","command":"x","by":{"host":true},"facts":{"# + members + "}}")
    #expect(answer.code == "unknown-case")
    #expect(answer["id"] == .integer(1))
  }

  @Test("the keyboard offers only what leads to a number")
  func keyboard() throws {
    var talk = try Conversation()
    _ = try talk.open()
    func characters(_ prefix: String) throws -> JSONValue? {
      try talk.say(#"{"case":"yantai-1","keyboard":{"prefix":"\#(prefix)"}}"#)[
        "keyboard", "characters"]
    }
    #expect(try characters("") == .list([.text("鲁")]))
    #expect(try characters("鲁") == .list([.text("F"), .text("Y")]))
    #expect(try characters("京A") == .list([]))
    #expect(try characters("😀") == .list([]))
    // As a number may be written, so may its beginning.
    let letters = JSONValue.list(["A", "B", "C"].map { .text($0) })
    for prefix in ["鲁F3", "鲁f·3", "鲁Ｆ３", "鲁ｆ．３", " 鲁 F-3 "] {
      #expect(try characters(prefix) == letters, "\(prefix)")
    }
    for prefix in ["鲁·F", "鲁F3·", "鲁FO", "鲁F3A11111", "鲁F\u{387}3"] {
      #expect(try characters(prefix) == .list([]), "\(prefix)")
    }
  }

  @Test("for a case the keyboard offers its own plate kind, for a named kind that one")
  func keyboardOfKind() throws {
    var talk = try Conversation()
    _ = try talk.open()
    func keys(_ member: String = "") throws -> JSONObject {
      try talk.say(#"{"case":"yantai-1","keyboard":{"prefix":"鲁F"\#(member)}}"#)
    }
    let digits = (0...9).map { JSONValue.text(String($0)) }
    #expect(try keys()["keyboard", "characters"] == .list(digits + [.text("D")]))
    _ = try talk.submit("agree", at: "09:00:00")
    let details = #"{"vin":"1M8GDM9AXKP042788","evidence":"HGZ123"}"#
    _ = try talk.submit("submit", at: "09:00:00", input: details, facts: "vehicle")
    #expect(try keys()["keyboard", "characters"] == .list(digits))
    #expect(try keys(#","kind":"small-nev""#)["keyboard", "characters"] == .list([.text("D")]))
    let unknown = try keys(#","kind":"small-nv""#)
    #expect(unknown.code == "unknown-kind")
    #expect(
      unknown["error", "message"]
        == .text("there is no plate kind `small-nv`, did you mean `small-nev`"))
    #expect(try keys(#","kind":"nope""#).code == "unknown-kind")
  }

  @Test("what is not open is not open, however its inputs are written")
  func closedFirst() throws {
    var talk = try Conversation()
    _ = try talk.open()
    for input in ["{}", #"{"numbers":1}"#, #"{"numbers":["x"]}"#, #"{"nonsense":true}"#] {
      #expect(try talk.submit("compose", at: "09:00:00", input: input).code == "command-not-open")
    }
    let early = try talk.submit("compose", at: "08:59:59", input: #"{"numbers":1}"#)
    #expect(early.code == "invalid-input")
  }

  @Test(
    "a list with too few or too many elements is told how many there may be",
    arguments: [(0, "wrong-count"), (1, nil), (5, nil), (6, "wrong-count")])
  func counts(count: Int, code: String?) throws {
    var talk = try Conversation()
    try talk.choose()
    let numbers = (0..<count).map { #""鲁F·0A00\#($0)""# }.joined(separator: ",")
    let answer = try talk.submit(
      "compose", at: "09:02:00", input: #"{"numbers":[\#(numbers)]}"#)
    #expect(answer.code == code)
    guard code != nil, case .list(let refusals)? = answer["refused"],
      case .object(let refusal)? = refusals.first
    else { return }
    #expect(
      refusal["message"] == .text("the number of entries must lie between 1 and 5"))
    #expect(refusal["values", "fewest"] == .text("1"))
    #expect(refusal["values", "most"] == .text("5"))
  }

  @Test(
    "what nobody would see in print is refused, by its name",
    arguments: ["202E", "200B", "00AD", "2028", "FEFF", "0085", "2066"])
  func hidden(code: String) throws {
    var talk = try Conversation()
    _ = try talk.open()
    _ = try talk.submit("agree", at: "09:00:00")
    let answer = try talk.submit(
      "submit", at: "09:00:00",
      input: #"{"vin":"1M8GDM9AXKP042788","evidence":"HGZ\u\#(code)123"}"#, facts: "vehicle")
    #expect(answer.code == "invalid-input")
    #expect(
      answer["error", "message"]
        == .text("`input.evidence` contains U+\(code), which nobody can see; leave it out"))
  }

  @Test(
    "instants lie between 1992 and 2200, and letters may be small",
    arguments: [
      ("1991-12-31T23:59:59.999+08:00", false), ("1992-01-01T00:00:00+08:00", true),
      ("2200-01-01T00:00:00+08:00", true), ("2200-01-01T00:00:00.001+08:00", false),
      ("2026-03-02t01:00:00z", true),
    ])
  func instants(text: String, isFine: Bool) throws {
    var talk = try Conversation()
    let answer = try talk.say(#"{"advance":"\#(text)"}"#)
    #expect(answer["ok"] == .bool(isFine))
    guard !isFine, case .text(let message)? = answer["error", "message"] else { return }
    #expect(answer.code == "invalid-instant")
    #expect(message.hasSuffix("between the midnights of 1992-01-01 and 2200-01-01"))
  }

  @Test("lines are answered in order through the streams, the last one without its break too")
  func streams() {
    let long = String(repeating: "x", count: RunSession.maximumLine + 1)
    let run = ToolRun(
      ["run"], lines: [#"{"id":1,"hello":true}"#, long, "", #"{"id":2,"hello":true}"#])
    #expect(run.status == .fine)
    #expect(run.lines.count == 4)
    #expect(run.lines.first?.hasPrefix(#"{"id":1,"ok":true"#) == true)
    #expect(run.lines[1].contains("line-too-long"))
    #expect(run.lines[2].contains("invalid-json"))
    #expect(run.lines.last?.hasPrefix(#"{"id":2,"ok":true"#) == true)
    #expect(ToolRun(["run"]).output.isEmpty)
  }

  @Test("rules with errors are not run")
  func brokenRules() throws {
    let rules = try TemporaryRules(["cities/x.yaml": "haopai: 1\ncity: x\ncity: y\n"])
    let run = ToolRun(["run"], root: rules.root)
    #expect(run.status == .usage)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("duplicate-key"))
  }
}

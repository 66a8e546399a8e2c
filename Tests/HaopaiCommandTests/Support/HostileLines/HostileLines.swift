@testable import HaopaiCommand

/// Lines that no honest program sends, each with the code of its answer; nil for one that is answered
/// all the same. They are said to a session with one case, `yantai-1`, that waits for `submit`.
enum HostileLines {
  struct Line {
    let bytes: [UInt8]
    let code: String?
    /// What the answer's `id` must be; null where the line's own cannot be read.
    var id = JSONValue.null
  }

  /// Members of a request that share a code.
  typealias Group = (code: String?, members: [String])

  static let all: [Line] = [
    texts, bytes, lengths, numbered(requests), numbered(instants), numbered(cases),
    numbered(authors), numbered(submissions), numbered(values), numbered(openings),
  ].flatMap { $0 }

  private static func numbered(_ groups: [Group]) -> [Line] {
    var lines: [Line] = []
    for group in groups {
      for members in group.members {
        let id = lines.count
        lines.append(
          Line(
            bytes: Array("{\"id\":\(id),\(members)}".utf8), code: group.code,
            id: .integer(Int64(id))))
      }
    }
    return lines
  }

  private static func many(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  // MARK: - What is no request at all

  private static let texts: [Line] = {
    let malformed: [String] = [
      "", " \t", "\r", "\u{0}", "{\"hello\":true}\u{0}", "{\"hello\":\u{0}true}",
      "{\"a\":\"\u{0}\"}", "{\"a\":\"\u{1}\"}", "\u{FEFF}{\"hello\":true}",
      "{\"hello\":true}\r{\"hello\":true}", #"{"a":"\ud800"}"#, #"{"a":"\udc00"}"#,
      #"{"a":"\ud800\ud800"}"#, #"{"a":"\ud83d\u0041"}"#, #"{"\ud83d":1}"#, #"{"a":"\u12"}"#,
      #"{"a":"\x41"}"#, #"{"a":"\"#, #"{"a":""#, #"{"a":01}"#, #"{"a":+1}"#, #"{"a":.5}"#,
      #"{"a":1.}"#, #"{"a":1e}"#, #"{"a":-}"#, #"{"a":NaN}"#, #"{"a":Infinity}"#, #"{"a":0x10}"#,
      #"{"a":1_000}"#, #"{"a":1,}"#, "[1,]", "{'a':1}", "{a:1}", "// note", #"{"a":1}{"a":2}"#,
      #"{"a" 1}"#, "{,}", #"{"a":１}"#, #"｛"a":1｝"#, "}", "]", "\"", "tru", "nulll", #"{"a":True}"#,
    ]
    let notObjects: [String] = [
      #""text""#, "null", "true", "123", "-0", "1e400", "[]", #"[{"hello":true}]"#,
    ]
    let deep: [String] = [
      many("[", 33), many("[", 100_000), many(#"{"a":"#, 33), #"{"id":"# + many("[", 500_000),
      #"{"hello":true,"x":"# + many(#"[{"a":"#, 100_000),
    ]
    return malformed.map { Line(bytes: Array($0.utf8), code: "invalid-json") }
      + notObjects.map { Line(bytes: Array($0.utf8), code: "invalid-request") }
      + deep.map { Line(bytes: Array($0.utf8), code: "too-deep") }
  }()

  private static let bytes: [Line] = {
    let wrong: [[UInt8]] = [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE9, 0xB2],
      [0xE0, 0x80, 0x80], [0x80],
    ]
    return wrong.map { wrong in
      Line(
        bytes: Array(#"{"a":""#.utf8) + wrong + Array(#""}"#.utf8), code: "invalid-utf-8")
    }
  }()

  private static let lengths: [Line] = {
    let most = RunSession.maximumLine
    let hello = #"{"hello":true}"#
    let whole = hello + many(" ", most - hello.utf8.count)
    let lines: [(String, String?)] = [
      (whole, nil), (whole + " ", "line-too-long"), (many("\u{0}", 3 * most), "line-too-long"),
      ("\"" + many("\\", most - 1), "invalid-json"),
      ("[" + many("1,", most / 2 - 1), "invalid-json"),
      // A line may end as on other systems.
      (hello + "\r", nil),
    ]
    return lines.map { Line(bytes: Array($0.utf8), code: $1) }
  }()

  // MARK: - What no request has

  private static let requests: [Group] = [
    (
      "unknown-key",
      [
        #""helo":true"#, #""x":1"#, #""\u0000":1"#, #""hello":true,"x":1"#, #""hello":true,"# + at,
        "\"\(many("k", 200_000))\":1", "\"\(many("鲁", 100_000))\":1",
        (0..<20_000).map { "\"k\($0)\":0" }.joined(separator: ","),
      ]
    ),
    ("invalid-request", [#""hello":true,"show":true"#, #""case":"yantai-1""#, at]),
    ("wrong-type", ["false", "1", "\"true\"", "null", "[]"].map { "\"hello\":\($0)" }),
    (
      "duplicate-key",
      [
        #""hello":true,"hello":true"#, #""hello":true,"\u0068ello":true"#,
        #""a":{"b":{"c":1,"c":1}}"#,
      ]
    ),
  ]

  private static let instants: [Group] = {
    let none: [String] = [
      "9999-12-31T23:59:59+08:00", "9999-99-99T99:99:99Z", "-001-01-01T00:00:00Z",
      "0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2200-01-01T00:00:00.001+08:00",
      "+292277026596-12-04T15:30:08Z", "2026-02-29T00:00:00Z", "2026-03-02T09:60:00Z",
      "2026-03-02T24:00:01Z", "2026-03-02T09:00:00", "2026-03-02T09:00:00+99:00",
      "2026-03-02 09:00", "２０２６-03-02T09:00:00Z", "now", "", #"\u0000"#, many("9", 500_000),
    ]
    let wrong: [String] = [
      "-1", "0", "1772413200", "1e400", "9223372036854775808", "null", "[]", "{}", "true",
    ]
    return [
      ("invalid-instant", none.map { "\"advance\":\"\($0)\"" }),
      ("invalid-instant", none.map { #""case":"yantai-1","show":true,"at":""# + $0 + "\"" }),
      ("wrong-type", wrong.map { "\"advance\":\($0)" }),
      (
        "clock-backwards",
        [
          #""advance":"2026-03-02T08:59:59.999+08:00""#, #""advance":"1992-01-01T00:00:00+08:00""#,
          #""case":"yantai-1","show":true,"at":"2026-03-02T08:59:59+08:00""#,
        ]
      ),
    ]
  }()

  private static let cases: [Group] = {
    let unknown: [String] = [
      "", "-", "yantai", "yantai-", "yantai-0", "yantai-2", "yantai-01", "yantai-+1", "yantai--1",
      "yantai-1 ", " yantai-1", "YANTAI-1", "yantia-1", "yantai-1.0", "yantai-１", "鲁-1",
      "yantai-18446744073709551615", "yantai-18446744073709551616", "yantai-" + many("9", 10_000),
    ]
    let wrong: [String] = ["1", "null", "[]", #"{"city":"yantai"}"#, "1.5"]
    let own = #""case":"yantai-1","#
    return [
      ("unknown-case", unknown.map { "\"case\":\"\($0)\",\"show\":true" }),
      ("wrong-type", wrong.map { "\"case\":\($0),\"show\":true" }),
      ("missing-key", [#""show":true"#, own + #""keyboard":{}"#]),
      (
        "wrong-type",
        [
          own + #""show":false"#, own + #""keyboard":"鲁""#, own + #""keyboard":{"prefix":1}"#,
          own + #""document":1"#,
        ]
      ),
      ("unknown-key", [own + #""keyboard":{"prefix":"鲁","x":1}"#]),
      ("unknown-kind", [own + #""keyboard":{"prefix":"鲁","kind":"tank"}"#]),
      ("unknown-document", [own + #""document":"""#, own + #""document":"../../etc/passwd""#]),
      (
        nil,
        [
          own + #""keyboard":{"prefix":"\u0000\ud83d\ude97"}"#,
          own + #""keyboard":{"prefix":""# + many("F", 300_000) + "\"}",
        ]
      ),
    ]
  }()

  // MARK: - What no command has

  private static let at = #""at":"2026-03-02T09:00:10+08:00""#
  private static let by = #""by":{"applicant":"11010519491231002X"}"#
  private static let inputs = #""vin":"1M8GDM9AXKP042788","evidence":"HGZ123""#

  private static let authors: [Group] = {
    let groups: [Group] = [
      ("invalid-request", ["{}", #"{"host":true,"officer":"a"}"#]),
      (
        "wrong-type",
        [
          #"{"host":"yes"}"#, #"{"host":false}"#, #"{"applicant":1}"#, #"{"applicant":null}"#,
          #"{"officer":"a","roles":"registrar"}"#, #"{"officer":"a","roles":[1]}"#, #""host""#,
          "null", "[]", #"{"officer":""}"#, #"{"officer":"\u3000"}"#,
        ]
      ),
      ("unknown-key", [#"{"applicant":"a","roles":[]}"#, #"{"root":true}"#]),
      (
        "not-permitted",
        [
          #"{"applicant":""}"#, #"{"applicant":"53010219200508011X"}"#, #"{"applicant":"\u0000"}"#,
          #"{"host":true}"#, #"{"officer":"o","roles":["applicant"]}"#,
        ]
      ),
    ]
    return groups.map { group in
      (
        group.code,
        group.members.map { author in
          #""case":"yantai-1","command":"submit","input":{"# + inputs + "},\(at),\"by\":\(author)"
        }
      )
    }
  }()

  private static let submissions: [Group] = {
    let names: [String] = [
      "", "open", "Submit", "submit ", "suBmit", #"\u0000"#, many("s", 100_000),
    ]
    return [
      (
        "unknown-command",
        names.map { #""case":"yantai-1","command":""# + $0 + "\",\(by),\(at)" }
      ),
      ("wrong-type", [#""case":"yantai-1","command":1,"# + "\(by),\(at)"]),
      (
        "missing-key",
        [#""case":"yantai-1","command":"submit","# + at, #""command":"submit","# + "\(by),\(at)"]
      ),
    ]
  }()

  private static let values: [Group] = {
    let noObjects: [String] = ["null", "[]", "1", #""vin""#, "true"]
    let noValues: [String] = [
      "null", "{}", "1.5", "1e400", "-0", "9223372036854775808", "[null]", "[[{}]]",
    ]
    let noVehicles: [String] = [
      "1", "9223372036854775807", "true", "[]", "[[[[]]]]", #""""#, #""1M8GDM9AXKP04278""#,
      #""IM8GDM9AXKP042788""#, #""1M8GDM9AXKP042788\u0000""#, #""\u202E1M8GDM9AXKP042788""#,
      #""1M8GDM9AXKP04278\ud83d\ude97""#, "\"\(many("1", 300_000))\"",
    ]
    let noTexts: [String] = [
      #""""#, #""\u0000""#, #""A\u202E""#, #""A\nB""#, #""\ufeff""#, "1", #"["A"]"#,
      "\"\(many("A", 1_001))\"", "\"\(many("鲁", 334))\"",
    ]
    let vehicle = #""input":{"vin":"1M8GDM9AXKP042788","evidence":"#
    let whole = "\"input\":{\(inputs)}"
    let groups: [Group] = [
      ("wrong-type", noObjects.map { "\"input\":\($0)" }),
      ("wrong-type", noObjects.map { "\"facts\":\($0)" }),
      ("wrong-type", noValues.map { #""input":{"evidence":"A","vin":"# + $0 + "}" }),
      ("invalid-input", noVehicles.map { #""input":{"evidence":"A","vin":"# + $0 + "}" }),
      ("invalid-input", noTexts.map { vehicle + $0 + "}" }),
      (
        "invalid-input",
        [
          #""input":{}"#, #""input":{"vin":"1M8GDM9AXKP042788"}"#, "\"input\":{\(inputs),\"x\":1}",
          "\"input\":{\(inputs),\"\":1}",
        ]
      ),
      ("evidence-blank", [vehicle + #"" "}"#, vehicle + #""\u3000"}"#]),
      (
        "wrong-type",
        [
          whole + #","facts":{"vehicle":null}"#, whole + #","facts":{"vehicle":{"known":null}}"#,
          whole + #","key":1"#,
        ]
      ),
      (
        "invalid-fact",
        [
          "{\"vehicle\":{}}", #"{"vehicle":{"known":1}}"#, #"{"vehicle":{"x":1}}"#,
          #"{"account":{}}"#, #"{"":{}}"#,
        ]
        .map { whole + ",\"facts\":\($0)" }
      ),
      ("invalid-key", [whole + #","key":"""#, whole + ",\"key\":\"\(many("k", 201))\""]),
    ]
    return groups.map { group in
      (
        group.code,
        group.members.map { #""case":"yantai-1","command":"submit","# + "\(by),\(at),\($0)" }
      )
    }
  }()

  private static let openings: [Group] = {
    let groups: [Group] = [
      ("wrong-type", ["null", "[]", opening(more: #","account":1"#)]),
      ("missing-key", ["{}", #"{"city":"yantai"}"#, #"{"city":1}"#]),
      (
        "unknown-city",
        [opening(city: "yantia"), opening(city: ""), opening(city: "../yantai")]
      ),
      ("unknown-business", [opening(business: "newcar"), opening(business: "")]),
      ("unknown-key", [opening(more: #","x":1"#)]),
      (
        "invalid-applicant",
        [
          opening(kind: "alien"), opening(kind: "unit"), opening(id: ""),
          opening(id: "110105194912310020"), opening(id: #"11010519491231002X\u0000"#),
          opening(id: many("1", 300_000)), opening(more: #","account":"root""#),
        ]
      ),
    ]
    return groups.map { group in (group.code, group.members.map { "\"open\":\($0),\(at)" }) }
      + [("clock-backwards", ["\"open\":\(opening()),\"at\":\"2026-03-02T08:00:00+08:00\""])]
  }()

  private static func opening(
    city: String = "yantai", business: String = "new-car", kind: String = "individual",
    id: String = "11010519491231002X", more: String = ""
  ) -> String {
    "{\"city\":\"\(city)\",\"business\":\"\(business)\",\"applicant\":{\"kind\":\"\(kind)\","
      + "\"id\":\"\(id)\"\(more)}}"
  }
}

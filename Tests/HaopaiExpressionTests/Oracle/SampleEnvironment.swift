import HaopaiDiagnostics
import HaopaiExpression
import HaopaiProgram

/// Names like those of a number-selection workflow, and a frame that fits them.
struct SampleEnvironment {
  enum Word {
    static let attempts = Frame.Word.count
    static let drawPresence = attempts + 1
    static let exclude4 = attempts + 2
    static let kinds = attempts + 3
    static let kind = attempts + 4
    static let composeFrom = attempts + 5
    static let composeFromPresence = attempts + 6
    static let registered = attempts + 7
    static let interval = attempts + 8
    static let divisor = attempts + 9
    static let wide = attempts + 10
    static let fee = attempts + 11
    static let day = attempts + 12
    static let term = attempts + 13
    static let number = attempts + 14
    static let window = attempts + 15
    static let count = attempts + 16
  }

  enum Object {
    static let vin = 0
    static let registeredVin = 1
    static let code = 2
    static let numbers = 3
    static let names = 4
    static let unbounded = 5
    static let count = 6
  }

  enum Probe {
    static let drawsLeft = 0
    static let selectionLeft = 1
    static let batchSize = 2
    static let batchElement = 3
    static let batchContains = 4
    static let windowOpen = 5
    static let termEnd = 6
    static let dayMinusTerm = 7
    static let listed = 8
    static let listedFor = 9
  }

  static let exclude = EnumerationID(0)
  static let plateKind = EnumerationID(1)
  static let outcome = EnumerationID(2)

  static let enumerations = [
    Enumeration(name: "param.draw.exclude_4", cases: ["never", "offered", "always"]),
    Enumeration(name: "plate_kind", cases: ["small-car", "small-nev", "large-car"]),
    Enumeration(name: "check", cases: ["ok", "wrong", "spent", "expired"]),
  ]

  static let environment = ExpressionEnvironment(
    roots: [
      "now": .value(ValueSymbol(type: .instant, place: word(Frame.Word.now))),
      "today": .value(ValueSymbol(type: .date, place: word(Frame.Word.today))),
      "entered": .value(ValueSymbol(type: .instant, place: word(Frame.Word.entered))),
      "check": .value(ValueSymbol(type: .enumeration(outcome), place: word(Frame.Word.check))),
      "param": .group(GroupSymbol(members: parameters)),
      "case": .group(GroupSymbol(members: fields)),
      "input": .group(GroupSymbol(members: inputs)),
      "draws": .resource(draws),
      "live_selection": .resource(liveSelection),
      "batch": .resource(batch),
      "blacklist": .resource(blacklist),
    ],
    functions: functions, enumerations: enumerations)

  private static let parameters: [String: Symbol] = [
    "draw": .group(
      GroupSymbol(
        members: [
          "attempts": .value(
            ValueSymbol(type: .int, place: word(Word.attempts), range: 0...100)),
          "exclude_4": .value(
            ValueSymbol(type: .enumeration(exclude), place: word(Word.exclude4))),
        ], presence: Word.drawPresence)),
    "kinds": .value(ValueSymbol(type: .set(plateKind), place: word(Word.kinds))),
    "interval": .value(ValueSymbol(type: .duration, place: word(Word.interval))),
    "divisor": .value(ValueSymbol(type: .int, place: word(Word.divisor), range: 0...10)),
    "wide": .value(ValueSymbol(type: .int, place: word(Word.wide))),
    "fee": .value(ValueSymbol(type: .money, place: word(Word.fee))),
    "register_within": .value(ValueSymbol(type: .term, place: word(Word.term))),
    "window": .value(ValueSymbol(type: .windows, place: word(Word.window))),
  ]

  private static let fields: [String: Symbol] = [
    "vin": .value(ValueSymbol(type: .text(.vin), place: object(Object.vin))),
    "kind": .value(ValueSymbol(type: .enumeration(plateKind), place: word(Word.kind))),
    "compose_from": .value(
      ValueSymbol(
        type: .instant,
        place: Place(slot: .word(Word.composeFrom), presence: Word.composeFromPresence))),
    "registered": .value(ValueSymbol(type: .bool, place: word(Word.registered))),
    "day": .value(ValueSymbol(type: .date, place: word(Word.day))),
  ]

  private static let inputs: [String: Symbol] = [
    "vin": .value(ValueSymbol(type: .text(.vin), place: object(Object.registeredVin))),
    "code": .value(ValueSymbol(type: .text(.secret), place: object(Object.code))),
    "number": .value(ValueSymbol(type: .number, place: word(Word.number))),
    "counts": .value(
      ValueSymbol(
        type: .list(.int), place: object(Object.numbers), range: 0...1000, maximumCount: 8)),
    "names": .value(
      ValueSymbol(type: .list(.text(.name)), place: object(Object.names), maximumCount: 4)),
    "unbounded": .value(
      ValueSymbol(type: .list(.int), place: object(Object.unbounded))),
  ]

  private static let draws = ResourceSymbol(
    kind: "counter",
    members: ["left": ProbeSymbol(probe: Probe.drawsLeft, result: .int, range: 0...1000)])

  private static let liveSelection = ResourceSymbol(
    kind: "counter",
    members: [
      "left": ProbeSymbol(
        probe: Probe.selectionLeft, parameters: [.text(.vin)], result: .int, range: 0...1000)
    ],
    keys: [.text(.vin)])

  private static let blacklist = ResourceSymbol(
    kind: "register",
    guardedMembers: [
      "days": ProbeSymbol(
        probe: Probe.listedFor, parameters: [.text(.vin)], result: .int, range: 1...9)
    ],
    keys: [.text(.vin)],
    presence: ProbeSymbol(probe: Probe.listed, parameters: [.text(.vin)], result: .bool))

  private static let batch = ResourceSymbol(
    kind: "numbers",
    element: ProbeSymbol(probe: Probe.batchElement, parameters: [.int], result: .number),
    size: ProbeSymbol(probe: Probe.batchSize, result: .int, range: 0...50),
    contains: ProbeSymbol(probe: Probe.batchContains, parameters: [.number], result: .bool))

  private static let functions = [
    function("open", .property, Probe.windowOpen, [.windows], .bool, readsTime: true),
    function("term_end", .global, Probe.termEnd, [.instant, .term], .instant),
    function("-", .infix, Probe.dayMinusTerm, [.date, .term], .date),
  ]

  private static func function(
    _ name: String, _ form: FunctionSymbol.Form, _ probe: Int, _ parameters: [ValueType],
    _ result: ValueType, readsTime: Bool = false
  ) -> FunctionSymbol {
    FunctionSymbol(
      name: name, form: form,
      lowering: ProbeSymbol(
        probe: probe, parameters: parameters, result: result, readsTime: readsTime),
      summary: Message(zh: "示例", en: "a sample"))
  }

  private static func word(_ index: Int) -> Place { Place(slot: .word(index)) }

  private static func object(_ index: Int) -> Place { Place(slot: .object(index)) }

  /// A frame in which the usual guards hold.
  static var frame: Frame {
    var frame = Frame(words: Word.count, objects: Object.count)
    frame.words[Frame.Word.now] = 1_772_413_200_000
    frame.words[Frame.Word.today] = 20_514
    frame.words[Word.attempts] = 10
    frame.words[Word.drawPresence] = 1
    frame.words[Word.exclude4] = 1
    frame.words[Word.kinds] = 0b011
    frame.words[Word.kind] = 1
    frame.words[Word.composeFrom] = 1_772_413_200_000
    frame.words[Word.composeFromPresence] = 1
    frame.words[Word.interval] = 180_000
    frame.words[Word.divisor] = 3
    frame.words[Word.wide] = 7
    frame.words[Word.fee] = 20_000
    frame.objects[Object.vin] = .text("1M8GDM9AXKP042788")
    frame.objects[Object.registeredVin] = .text("1M8GDM9AXKP042788")
    frame.objects[Object.numbers] = .words([3, 1, 4])
    frame.objects[Object.names] = .list([.text("张三"), .text("李四")])
    return frame
  }
}

extension ExpressionText {
  /// An expression that is a file of its own.
  init(_ text: String) {
    let length = text.utf8.count
    self.init(
      text: text,
      places: ScalarPlaces(
        file: SourceText.ID(0),
        first: ScalarPlaces.Run(text: 0, source: 0, sourceLength: length),
        textLength: length))
  }
}

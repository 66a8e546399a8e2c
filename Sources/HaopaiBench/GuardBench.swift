import HaopaiDiagnostics
import HaopaiEngine
import HaopaiExpression
import HaopaiProgram

/// A guard of eight conditions over 256 sets of values that all pass, and the same guard written by
/// hand.
struct GuardBench {
  static let text = """
    kind == "b" && kind in kinds && used < limit && has(from) && from <= now && !lapsed \
    && vin == own && reached(opens)
    """

  private let program: ExpressionProgram
  private let sets: ValueSets

  init?() {
    precondition(Slot.now == Frame.Word.now && Slot.kind == Frame.Word.count)
    let bytes = Self.text.utf8.count
    let places = ScalarPlaces(
      file: SourceText.ID(0), first: .init(text: 0, source: 0, sourceLength: bytes),
      textLength: bytes)
    var findings = FindingCollector()
    guard
      let compiled = ExpressionCompiler(environment: Self.environment).compile(
        ExpressionText(text: Self.text, places: places), as: .bool, into: &findings)
    else { return nil }
    program = compiled.program
    var dice = SeededChance(seed: 4)
    sets = ValueSets { ValueSet(&dice) }
  }

  func measurements() -> [Measurement] {
    var evaluator = Evaluator()
    let compiled = Measurement("guard of eight conditions, compiled", limit: 50, times: 100_000) {
      var passed = 0
      for index in 0..<$0 {
        _ = evaluator.evaluate(program, in: sets[index].frame)
        passed += Int(evaluator.resultWord)
      }
      precondition(passed == $0, "a value set does not pass")
      keep(passed)
    }
    let byHand = Measurement("the same guard by hand (floor)", times: 100_000) {
      var passed = 0
      for index in 0..<$0 where Self.failingCondition(sets[index]) == 0 { passed += 1 }
      precondition(passed == $0, "a value set does not pass")
      keep(passed)
    }
    let flat = Measurement("its seven comparisons of words alone, by hand", times: 100_000) {
      var passed = 0
      for index in 0..<$0 where Self.failingComparison(sets[index].frame) == 0 { passed += 1 }
      precondition(passed == $0, "a value set does not pass")
      keep(passed)
    }
    return [flat, byHand, compiled]
  }

  // Plain numbers: what is written by hand must not ask another module where a value lies.
  fileprivate enum Slot {
    static var now: Int { 0 }
    static var kind: Int { 6 }
    static var kinds: Int { 7 }
    static var used: Int { 8 }
    static var limit: Int { 9 }
    static var hasFrom: Int { 10 }
    static var from: Int { 11 }
    static var lapsed: Int { 12 }
    static var opens: Int { 13 }
    static var count: Int { 14 }
  }

  private static var environment: ExpressionEnvironment {
    func word(_ type: ValueType, _ slot: Int, presence: Int? = nil) -> Symbol {
      .value(ValueSymbol(type: type, place: Place(slot: .word(slot), presence: presence)))
    }
    let kinds = EnumerationID(0)
    return ExpressionEnvironment(
      roots: [
        "now": word(.instant, Frame.Word.now),
        "kind": word(.enumeration(kinds), Slot.kind), "kinds": word(.set(kinds), Slot.kinds),
        "used": word(.int, Slot.used), "limit": word(.int, Slot.limit),
        "from": word(.instant, Slot.from, presence: Slot.hasFrom),
        "lapsed": word(.bool, Slot.lapsed), "opens": word(.instant, Slot.opens),
        "vin": .value(ValueSymbol(type: .text(.vin), place: Place(slot: .object(0)))),
        "own": .value(ValueSymbol(type: .text(.vin), place: Place(slot: .object(1)))),
      ],
      enumerations: [Enumeration(name: "kind", cases: ["a", "b", "c"])])
  }

  /// 0, or which condition fails: a flat test after another, as one would write them by hand.
  @inline(never)
  private static func failingCondition(_ values: borrowing ValueSet) -> Int {
    let failing = failing(values.frame.words.span)
    return failing == 0 && values.vin != values.own ? 8 : failing
  }

  /// The same without the text, whose comparison takes most of the time. About 5 ns where nobody else
  /// uses the core, so that the machine's state can be told from the figure.
  @inline(never)
  private static func failingComparison(_ frame: borrowing Frame) -> Int {
    failing(frame.words.span)
  }

  @inline(__always)
  private static func failing(_ words: borrowing Span<Int64>) -> Int {
    if words[Slot.kind] != 1 { return 1 }
    if words[Slot.kinds] >> words[Slot.kind] & 1 == 0 { return 2 }
    if words[Slot.used] >= words[Slot.limit] { return 3 }
    if words[Slot.hasFrom] == 0 { return 4 }
    if words[Slot.from] > words[Slot.now] { return 5 }
    if words[Slot.lapsed] != 0 { return 6 }
    if words[Slot.now] < words[Slot.opens] { return 7 }
    return 0
  }
}

/// Values that pass: in a frame, and the texts as strings for who compares them by hand.
private struct ValueSet: ~Copyable {
  let frame: Frame
  let vin: String
  // The same bytes, as an input and a field have them: not one text twice.
  let own: String

  init(_ dice: inout SeededChance) {
    typealias Slot = GuardBench.Slot
    var frame = Frame(words: Slot.count, objects: 2)
    let now = 1_700_000_000_000 + Int64(dice.below(1_000_000))
    frame.words[Slot.now] = now
    frame.words[Slot.kind] = 1
    frame.words[Slot.kinds] = 2 | Int64(dice.below(8))
    frame.words[Slot.used] = Int64(dice.below(10))
    frame.words[Slot.limit] = 10 + Int64(dice.below(10))
    frame.words[Slot.hasFrom] = 1
    frame.words[Slot.from] = now - Int64(dice.below(1_000))
    frame.words[Slot.opens] = now - Int64(dice.below(1_000))
    vin = "1M8GDM9AXKP04\(2_000 + dice.below(7_000))"
    own = String(decoding: Array(vin.utf8), as: UTF8.self)
    frame.objects[0] = .text(vin)
    frame.objects[1] = .text(own)
    self.frame = frame
  }
}

/// 256 sets of values, each lent where it lies.
private final class ValueSets {
  private let frames = UnsafeMutableBufferPointer<ValueSet>.allocate(capacity: 256)

  init(_ make: () -> ValueSet) {
    for index in frames.indices { frames.initializeElement(at: index, to: make()) }
  }

  deinit {
    frames.deinitialize()
    frames.deallocate()
  }

  subscript(index: Int) -> ValueSet {
    @inline(__always) _read { yield frames[index & 255] }
  }
}

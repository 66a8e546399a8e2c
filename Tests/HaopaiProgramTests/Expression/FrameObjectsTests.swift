import Testing

@testable import HaopaiProgram

@Suite struct FrameObjectsTests {
  /// One byte more or less than a whole unit, and scalars that lie across two.
  static let texts =
    [0, 1, 7, 8, 9, 15, 16, 17].map { String("1M8GDM9AXKP042788".prefix($0)) }
    + ["京A·12345", "1234567京", "\u{1F697}\u{1F697}e\u{301}", "a\u{0}", "a\u{0}\u{0}b"]

  @Test(arguments: texts)
  func `a text comes back as it was laid`(text: String) {
    var objects = FrameObjects(count: 3)
    objects[0] = .text("before")
    objects[1] = .text(text)
    objects[2] = .text("after")
    guard case .text(let back) = objects[1] else {
      Issue.record("no text")
      return
    }
    #expect(Array(back.utf8) == Array(text.utf8))
    var bytes: [UInt8] = [1]
    #expect(objects.appendText(.inFrame(objects.location(at: 1)), to: &bytes))
    #expect(bytes == [1] + Array(text.utf8))
    #expect(objects[0] == .text("before"))
    #expect(objects[2] == .text("after"))
  }

  @Test(arguments: texts)
  func `texts are compared byte by byte wherever they lie`(text: String) {
    for other in Self.texts + ["京A\u{0387}12345", text + "\u{0}", text + "a"] {
      var frame = Frame(words: Frame.Word.count, objects: 3)
      frame.objects[0] = .text(text)
      frame.objects[1] = .text("between")
      frame.objects[2] = .text(other)
      let expected = Self.order(Array(text.utf8), Array(other.utf8))
      #expect(Self.order(of: 0, and: 2, in: frame) == expected, "\(text) and \(other)")
      #expect(Self.order(of: 0, and: .text(other), in: frame) == expected, "\(text) and \(other)")
      #expect(Self.order(of: 0, and: 0, in: frame) == Order.equal)
    }
  }

  @Test func `canonically equivalent texts differ`() {
    var frame = Frame(words: Frame.Word.count, objects: 2)
    frame.objects[0] = .text("京A\u{0387}1")
    frame.objects[1] = .text("京A\u{00B7}1")
    #expect(Self.order(of: 0, and: 1, in: frame) != Order.equal)
  }

  @Test func `a slot set to another has its text, whatever becomes of that`() {
    var objects = FrameObjects(count: 2)
    objects[0] = .text("1M8GDM9AXKP042788")
    objects.set(objects.location(at: 0), at: 1)
    objects[0] = .text("LSVAU2180N2183294")
    objects[0] = .text("LSVAU2180N2183295")
    #expect(objects[0] == .text("LSVAU2180N2183295"))
    #expect(objects[1] == .text("1M8GDM9AXKP042788"))
  }

  @Test func `lists stand beside texts`() {
    var objects = FrameObjects(count: 3)
    let names = ObjectValue.list([.text("张三"), .text(""), .list([.words([1])])])
    objects[0] = names
    objects[1] = .text("李四")
    objects[2] = .words([])
    #expect(objects[0] == names)
    #expect(objects[1] == .text("李四"))
    #expect(objects[2] == .words([]))
    var bytes: [UInt8] = []
    #expect(!objects.appendText(.inFrame(objects.location(at: 0)), to: &bytes))
    #expect(!objects.appendText(.own(.text("another's")), to: &bytes))
    #expect(bytes.isEmpty)
  }

  @Test func `nothing of a step is left in the next`() {
    var objects = FrameObjects(count: 3)
    objects[0] = .text("a parameter of some length")
    objects[1] = .words([7])
    objects.keep()
    for step in 0..<100 {
      objects.forget()
      objects.clear(2..<3)
      #expect(objects[2] == .empty)
      objects[2] = step % 2 == 0 ? .text("input \(step) of this very step") : .words([Int64(step)])
      #expect(objects[0] == .text("a parameter of some length"))
      #expect(objects[1] == .words([7]))
    }
    #expect(objects.units.count < 32)
    #expect(objects.lists.count == 2)
  }

  @Test func `what is adopted comes back as it was kept and as it was set`() {
    let kept: [ObjectValue] = [
      .text("1M8GDM9AXKP042788"), .words([1, 2]), .empty, .list([.text("张三")]), .text("京A12345"),
    ]
    let stored = StoredObjects(kept)
    #expect((0..<5).map { stored[$0] } == kept)
    var objects = FrameObjects(count: 8)
    objects[0] = .text("laid before them")
    objects[1] = .words([9])
    objects.adopt(stored, at: 2)
    objects[7] = .text("laid after them")
    #expect((2..<7).map { objects[$0] } == kept)
    #expect(!objects.hasSetAdopted)
    #expect(objects.storedAdopted() == stored)

    objects[4] = .text("set")
    objects[4] = .text("set twice in one step")
    objects[5] = .list([])
    #expect(objects.hasSetAdopted)
    var changed = kept
    changed[2] = .text("set twice in one step")
    changed[3] = .list([])
    #expect(objects.storedAdopted() == StoredObjects(changed))
    #expect(objects[0] == .text("laid before them"))
    #expect(objects[7] == .text("laid after them"))
  }

  @Test func `what is kept is the same whatever it was made of`() {
    var objects = FrameObjects(count: 3)
    objects[1] = .text("something longer than one unit")
    objects[2] = .text("b")
    objects[1] = .text("a")
    #expect(objects.stored(1..<3) == StoredObjects([.text("a"), .text("b")]))
    #expect(StoredObjects([.text("a"), .empty]) != StoredObjects([.empty, .text("a")]))
    #expect(StoredObjects([.text("a")]) != StoredObjects([.text("a\u{0}")]))
    #expect(StoredObjects([.words([])]) != StoredObjects([.empty]))
  }

  // MARK: By way of a program

  private static func order(of left: Int, and right: Int, in frame: borrowing Frame) -> UInt8? {
    order(in: frame) { Instruction(.testTextSlots, mask: $0, left: left, right: right, jump: $1) }
  }

  private static func order(
    of slot: Int, and constant: ObjectValue, in frame: borrowing Frame
  ) -> UInt8? {
    order(in: frame, constants: [.text("another"), constant]) {
      Instruction(.testTextSlot, mask: $0, left: slot, right: 1, jump: $1)
    }
  }

  /// The only outcome that lets a test run on.
  private static func order(
    in frame: borrowing Frame, constants: [ObjectValue] = [],
    _ test: (_ mask: UInt8, _ jump: Int) -> Instruction
  ) -> UInt8? {
    var evaluator = Evaluator()
    var outcomes: [UInt8] = []
    for mask in [Order.less, Order.equal, Order.greater] {
      let program = ExpressionProgram(
        instructions: [
          test(mask, 2), Instruction(.finishNumber, right: 1), Instruction(.finishNumber, right: 0),
        ], objectConstants: constants)
      guard evaluator.evaluate(program, in: frame) == .finished else { return nil }
      if evaluator.resultWord == 1 { outcomes.append(mask) }
    }
    return outcomes.count == 1 ? outcomes[0] : nil
  }

  private static func order(_ left: [UInt8], _ right: [UInt8]) -> UInt8 {
    if left == right { return Order.equal }
    return left.lexicographicallyPrecedes(right) ? Order.less : Order.greater
  }
}

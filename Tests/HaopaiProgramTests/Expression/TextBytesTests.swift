import Testing

@testable import HaopaiProgram

@Suite struct TextBytesTests {
  @Test func `canonically equivalent texts differ`() {
    #expect("京A\u{0387}1" == "京A\u{00B7}1")
    #expect(!TextBytes.areSame("京A\u{0387}1", "京A\u{00B7}1"))
    #expect(TextBytes.areSame("京A\u{00B7}1", "京A\u{00B7}1"))
  }

  @Test(arguments: 0...24)
  func `one byte makes the difference at every length`(length: Int) {
    let text = String(repeating: "a", count: length)
    #expect(order(text, text) == Order.equal)
    #expect(order(text, text + "a") == Order.less)
    #expect(order(text + "a", text) == Order.greater)
    for place in 0..<length {
      var bytes = Array(text.utf8)
      bytes[place] = UInt8(ascii: "b")
      let other = String(decoding: bytes, as: UTF8.self)
      #expect(order(text, other) == Order.less)
      #expect(order(other, text) == Order.greater)
      #expect(starts(other, String(text.prefix(place))))
      #expect(ends(other, "b" + String(text.suffix(length - place - 1))))
      #expect(contains(other, "b"))
      #expect(!TextBytes.areSame(text, other))
    }
    #expect(!contains(text, "b"))
    #expect(contains(text, ""))
  }

  @Test func `order is that of the scalars`() {
    #expect(order("f", "\u{1EBF}") == Order.less)
    #expect(order("\u{FFFD}", "\u{10000}") == Order.less)
  }

  @Test(arguments: [("", 0), ("abc", 3), ("京A", 2), ("\u{1F697}e\u{301}", 3)])
  func `a text is as long as it has scalars`(text: String, count: Int) {
    #expect(HeldObject.own(.text(text)).withText(in: [], TextBytes.scalarCount) == count)
  }

  private func order(_ left: String, _ right: String) -> UInt8 {
    withBytes(left, right, TextBytes.order)
  }

  private func starts(_ text: String, _ part: String) -> Bool {
    withBytes(text, part) { TextBytes.starts($0, with: $1) }
  }

  private func ends(_ text: String, _ part: String) -> Bool {
    withBytes(text, part) { TextBytes.ends($0, with: $1) }
  }

  private func contains(_ text: String, _ part: String) -> Bool {
    withBytes(text, part) { TextBytes.contains($0, $1) }
  }

  private func withBytes<Result>(
    _ left: String, _ right: String,
    _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result
  ) -> Result {
    HeldObject.own(.text(left)).withText(and: .own(.text(right)), in: [], body)
  }
}
